//! The review link: `#1.<link id, 16 bytes><secret, 32 bytes>` in base64url, 64 characters, in the address's fragment.
//!
//! A store elsewhere than at the page's own origin follows after another dot, as base64url of its address. The fragment
//! never reaches a server. No error here repeats any part of a link: messages end up in screenshots.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::review::signed::bytes;

/// Longest text in which a link is looked for, in bytes: a pasted message, not a book.
const MAX_TEXT_BYTES: usize = 20_000;

/// Longest address of a store, in bytes.
const MAX_STORE_BYTES: usize = 500;

/// Characters of base64url that 48 bytes take.
const KEY_CHARACTERS: usize = 64;

/// What a link's address says.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    /// Names the objects in the store; no secret.
    pub id: [u8; 16],
    /// Opens them.
    pub secret: [u8; 32],
    /// Address of the bucket, such as `https://s3.example.com/proofs`; none for bucket `proofroom` at the page's origin.
    pub store: Option<String>,
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Link").field("id", &self.id_hex()).field("store", &self.store).finish_non_exhaustive()
    }
}

/// A link in plain values, as it crosses to the page and is kept there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LinkParts {
    /// The id, 32 hex digits.
    pub id: String,
    /// The secret, 64 hex digits.
    pub secret: String,
    /// Address of the bucket; none for bucket `proofroom` at the page's origin.
    #[serde(default)]
    pub store: Option<String>,
}

impl TryFrom<LinkParts> for Link {
    type Error = Error;

    fn try_from(parts: LinkParts) -> Result<Self> {
        Ok(Self { id: bytes(&parts.id, "link id")?, secret: bytes(&parts.secret, "link secret")?, store: parts.store })
    }
}

impl From<Link> for LinkParts {
    fn from(link: Link) -> Self {
        Self { id: link.id_hex(), secret: HEXLOWER.encode(&link.secret), store: link.store }
    }
}

impl Link {
    /// The link's id as it stands in names of objects: 32 hex digits.
    #[must_use]
    pub fn id_hex(&self) -> String {
        HEXLOWER.encode(&self.id)
    }

    /// The fragment with its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        let key = BASE64URL_NOPAD.encode(&[self.id.as_slice(), &self.secret].concat());
        match &self.store {
            None => format!("#1.{key}"),
            Some(store) => format!("#1.{key}.{}", BASE64URL_NOPAD.encode(store.as_bytes())),
        }
    }

    /// Finds the link in an address, a fragment, or any pasted text that holds one.
    ///
    /// # Errors
    /// [`Error::Damaged`] that says in which way the link is incomplete or changed; [`Error::Unsupported`] for a newer
    /// kind of link; [`Error::TooLarge`] for a text past 20,000 bytes.
    pub fn parse(text: &str) -> Result<Self> {
        if text.len() > MAX_TEXT_BYTES {
            let (found, limit) = (text.len().to_string(), MAX_TEXT_BYTES.to_string());
            return Err(Error::TooLarge { what: "the pasted text, bytes", found, limit });
        }
        // Mail programs and scanners like to encode the number sign and the dot.
        let text = text.replace("%23", "#").replace("%2E", ".").replace("%2e", ".");
        let Some((_, after)) = text.rsplit_once('#') else {
            return Err(damaged("the part after #", "nothing", "`#1.` and 64 characters: the link was cut off"));
        };
        let fragment: String =
            after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')).collect();
        let mut parts = fragment.trim_end_matches('.').split('.');
        match parts.next() {
            Some("1") => {}
            Some(version) if !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit()) => {
                let feature = format!("version {version}");
                return Err(Error::Unsupported { format: "review link", feature, expected: "version 1" });
            }
            _ => return Err(damaged("the part after #", "something else", "`1.` and 64 characters")),
        }
        let key = parts.next().unwrap_or_default();
        if key.len() != KEY_CHARACTERS {
            let found = format!("{} characters", key.len());
            return Err(damaged("the key", &found, "64 characters: copy the whole link"));
        }
        let bytes = BASE64URL_NOPAD.decode(key.as_bytes());
        let bytes = bytes.map_err(|_| damaged("the key", "a changed character", "base64url"))?;
        let wrong = || Error::Internal("64 characters of base64url are 48 bytes");
        let (id, secret) = bytes.split_at_checked(16).ok_or_else(wrong)?;
        Ok(Self {
            id: id.try_into().map_err(|_| wrong())?,
            secret: secret.try_into().map_err(|_| wrong())?,
            store: parts.next().map(store).transpose()?,
        })
    }
}

fn store(encoded: &str) -> Result<String> {
    let wrong = || damaged("the store's address", "something else", "an http or https address of a bucket");
    let bytes = BASE64URL_NOPAD.decode(encoded.as_bytes()).map_err(|_| wrong())?;
    let address = String::from_utf8(bytes).map_err(|_| wrong())?;
    let plain = address.bytes().all(|b| b.is_ascii_graphic()) && address.len() <= MAX_STORE_BYTES;
    let web = address.starts_with("https://") || address.starts_with("http://");
    if plain && web { Ok(address) } else { Err(wrong()) }
}

fn damaged(place: &str, found: &str, expected: &str) -> Error {
    Error::Damaged { format: "review link", place: place.into(), found: found.into(), expected: expected.into() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v";

    fn link(store: Option<&str>) -> Link {
        let bytes: Vec<u8> = (0..48).collect();
        let (id, secret) = bytes.split_at(16);
        Link { id: id.try_into().unwrap(), secret: secret.try_into().unwrap(), store: store.map(str::to_owned) }
    }

    #[test]
    fn the_fragment_is_as_documented_and_survives_a_round_trip() {
        assert_eq!(link(None).fragment(), format!("#1.{KEY}"));
        for store in [None, Some("https://s3.example.com/proofs")] {
            assert_eq!(Link::parse(&link(store).fragment()).unwrap(), link(store));
        }
    }

    #[test]
    fn a_link_is_found_however_it_was_pasted() {
        for text in [
            format!("https://studio.example/review/#1.{KEY}"),
            format!("  <https://studio.example/review/#1.{KEY}>  "),
            format!("Please look at https://studio.example/review/#1.{KEY}. Thank you!"),
            format!("https://studio.example/review/%231%2E{KEY}"),
        ] {
            assert_eq!(Link::parse(&text).unwrap(), link(None), "{text}");
        }
    }

    #[test]
    fn a_mangled_link_says_what_is_wrong_and_repeats_nothing() {
        let long = "x".repeat(MAX_TEXT_BYTES + 1);
        let cases = [
            (String::new(), "cut off"),
            ("https://studio.example/review/".into(), "cut off"),
            (format!("#1.{}", &KEY[..50]), "50 characters"),
            (format!("#1.{KEY}AA"), "66 characters"),
            (format!("#2.{KEY}"), "version 2"),
            ("#top".into(), "something else"),
            (format!("#1.{KEY}.bm90IGEgc3RvcmU"), "address of a bucket"),
            (long, "20000"),
        ];
        for (text, says) in cases {
            let message = Link::parse(&text).unwrap_err().to_string();
            assert!(message.contains(says), "{message:?} should say {says:?}");
            assert!(!message.contains(&KEY[..8]), "{message:?} repeats the key");
        }
        assert!(!format!("{:?}", link(None)).contains("16, 17"));
    }
}
