//! Slots: the 256 objects `in/<link>/<n>` of one link, each for one sealed event of 4,096 bytes.
//!
//! A slot's signature allows one PUT of exactly 4,096 bytes where nothing is yet. All signatures of a link share their
//! scope, so a table of them costs 32 bytes a slot.

use data_encoding::{BASE64_NOPAD, HEXLOWER};
use serde::{Deserialize, Serialize};

use super::keys::LinkKeys;
use super::link::Link;
use super::presign::{SigningScope, StoreRequest};
use super::seal::{self, NONCE_BYTES, Padding, SLOT_BYTES};
use crate::error::{Error, Result};
use crate::review::signed::{self, Signed};

/// Slots of one link: more unread events than a person makes between two visits of the studio.
pub const SLOTS: u32 = 256;

/// Presigned requests that differ in their object alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SignatureTable {
    /// What the signatures share.
    pub scope: SigningScope,
    /// 32 bytes each, joined, in base64 without padding, in the order of the objects.
    pub signatures: String,
    /// They do not demand `If-None-Match: *`: the store refuses the condition (B2).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconditional: bool,
}

impl SignatureTable {
    /// Signs all requests with one scope.
    ///
    /// # Errors
    /// As [`SigningScope::sign`].
    pub fn sign(
        scope: SigningScope,
        day_key: &[u8; 32],
        requests: impl IntoIterator<Item = StoreRequest>,
    ) -> Result<Self> {
        let signatures: Result<Vec<[u8; 32]>> = requests.into_iter().map(|r| scope.sign(day_key, &r)).collect();
        Ok(Self { scope, signatures: BASE64_NOPAD.encode(&signatures?.concat()), unconditional: false })
    }

    /// The address of the request that stands at `index` in the table.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] past the table's end; [`Error::Damaged`] for a table that is none.
    pub fn address(&self, index: usize, request: &StoreRequest) -> Result<String> {
        let bytes = BASE64_NOPAD.decode(self.signatures.as_bytes()).map_err(|error| Error::Damaged {
            format: "signature table",
            place: format!("character {}", error.position),
            found: error.kind.to_string(),
            expected: "base64".into(),
        })?;
        let mut signatures = bytes.chunks_exact(32);
        let count = signatures.len();
        let signature: &[u8; 32] = signatures.nth(index).and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| {
            Error::InvalidArgument { name: "index", found: index.to_string(), expected: format!("below {count}") }
        })?;
        self.scope.address(request, signature)
    }
}

/// The name of a slot's object; `link` is the link's id in hex.
#[must_use]
pub fn object(link: &str, slot: u32) -> String {
    format!("in/{link}/{slot}")
}

/// The request that fills a slot; `once`: only where nothing is yet.
#[must_use]
pub fn request(link: &str, slot: u32, once: bool) -> StoreRequest {
    let mut headers = vec![("content-length".to_owned(), SLOT_BYTES.to_string())];
    headers.extend(once.then(|| ("if-none-match".to_owned(), "*".to_owned())));
    StoreRequest { method: "PUT".into(), object: object(link, slot), query: Vec::new(), headers }
}

/// Signs all slots of a link; `once` as in [`request`].
///
/// # Errors
/// As [`SigningScope::sign`].
pub fn table(scope: SigningScope, day_key: &[u8; 32], link: &str, once: bool) -> Result<SignatureTable> {
    let table = SignatureTable::sign(scope, day_key, (0..SLOTS).map(|slot| request(link, slot, once)))?;
    Ok(SignatureTable { unconditional: !once, ..table })
}

/// Seals a signed event for a slot.
///
/// # Errors
/// As [`seal::seal`].
pub fn seal(link: &Link, slot: u32, event: &Signed, nonce: &[u8; NONCE_BYTES]) -> Result<Vec<u8>> {
    let keys = LinkKeys::derive(link)?;
    seal::seal(&keys.slots, nonce, &object(&link.id_hex(), slot), event.line.as_bytes(), Padding::Slot)
}

/// Opens a slot and checks that the event in it was signed by the link's own invite key.
///
/// # Errors
/// [`Error::Forged`] for a moved or changed object or another author; as [`signed::read`] for what is in it.
pub fn open(link: &Link, name: &str, sealed: &[u8]) -> Result<Signed> {
    let keys = LinkKeys::derive(link)?;
    let bytes = seal::open(&keys.slots, name, sealed)?;
    let line = std::str::from_utf8(&bytes).map_err(|error| Error::Damaged {
        format: "slot",
        place: format!("byte {}", error.valid_up_to()),
        found: "no UTF-8".into(),
        expected: "a signed event".into(),
    })?;
    let event = signed::read(line)?;
    let key = keys.invite_key();
    if event.event.author != key {
        return Err(Error::Forged {
            what: format!("the object {name}"),
            found: format!("an event by {}", signed::short(&event.event.author)),
            expected: format!("an event by the invited person, {}", signed::short(&key)),
        });
    }
    Ok(event)
}

/// Link id (hex) and number of a slot's object.
#[must_use]
pub fn parse(name: &str) -> Option<(&str, u32)> {
    let (link, slot) = name.strip_prefix("in/")?.split_once('/')?;
    HEXLOWER.decode(link.as_bytes()).ok().filter(|id| id.len() == 16)?;
    let number: u32 = slot.parse().ok()?;
    (number < SLOTS && number.to_string() == slot).then_some((link, number))
}
