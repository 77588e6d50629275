//! Bindings of the review link's protocol: links, seals, signatures, slots, manifests.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use super::review::EventSummary;
use crate::error::{Error, Result};
use crate::review::log::{Log, LogFailure};
use crate::review::signed;
use crate::share::keys::LinkKeys;
use crate::share::link::{Link, LinkParts};
use crate::share::manifest::{self, Manifest, ManifestDraft, ManifestTerms, PicturePart, SeenManifest};
use crate::share::presign::{self, SigningScope, StorePlace, StoreRequest};
use crate::share::seal::{self, Padding};
use crate::share::setup::rules::{self, SetupRules};
use crate::share::setup::{self, SetupKeys, SetupPlan, SetupReply, SetupStep};
use crate::share::slots::{self, SignatureTable};

/// A manifest, opened and checked.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct OpenedManifest {
    /// The manifest; only its good events.
    pub manifest: Manifest,
    /// The events in it that were not good.
    pub failures: Vec<LogFailure>,
}

/// Finds the link in an address, a fragment, or any pasted text.
#[wasm_bindgen(js_name = parseLink)]
pub fn parse_link(text: &str) -> Crossing<Ts<LinkParts>> {
    Ok(LinkParts::from(Link::parse(text)?).into_ts()?)
}

/// The fragment of a link, with its `#`.
#[wasm_bindgen(js_name = linkFragment)]
pub fn link_fragment(link: Ts<LinkParts>) -> Crossing<String> {
    Ok(to_link(&link)?.fragment())
}

/// The public half of a link's invite key.
#[wasm_bindgen(js_name = inviteKey)]
pub fn invite_key(link: Ts<LinkParts>) -> Crossing<String> {
    Ok(LinkKeys::derive(&to_link(&link)?)?.invite_key())
}

/// The invited person's signature.
#[wasm_bindgen(js_name = signAsInvited)]
pub fn sign_as_invited(link: Ts<LinkParts>, message: &str) -> Crossing<String> {
    Ok(LinkKeys::derive(&to_link(&link)?)?.sign(message))
}

/// Seals a signed event for a slot: 4,096 bytes.
#[wasm_bindgen(js_name = sealSlot)]
pub fn seal_slot(link: Ts<LinkParts>, slot: u32, line: &str, nonce: &[u8]) -> Crossing<Vec<u8>> {
    Ok(slots::seal(&to_link(&link)?, slot, &signed::read(line)?, &nonce_of(nonce)?)?)
}

/// Opens a slot and checks the event in it.
#[wasm_bindgen(js_name = openSlot)]
pub fn open_slot(link: Ts<LinkParts>, name: &str, sealed: &[u8]) -> Crossing<Ts<EventSummary>> {
    Ok(EventSummary::from(slots::open(&to_link(&link)?, name, sealed)?).into_ts()?)
}

/// The address to PUT a sealed event to, with `If-None-Match: *` unless the table is unconditional.
#[wasm_bindgen(js_name = slotAddress)]
pub fn slot_address(table: Ts<SignatureTable>, link: &str, slot: u32) -> Crossing<String> {
    let table = table.to_rust()?;
    Ok(table.address(slot as usize, &slots::request(link, slot, !table.unconditional))?)
}

/// Signs all slots of a link, each to be written once where the store takes that condition; `day_key` is
/// HMAC-SHA-256("AWS4" secret, day).
#[wasm_bindgen(js_name = slotTable)]
pub fn slot_table(
    place: Ts<StorePlace>,
    at: f64,
    expires_s: u32,
    day_key: &[u8],
    link: &str,
    once: bool,
) -> Crossing<Ts<SignatureTable>> {
    let scope = SigningScope::at(place.to_rust()?, at, expires_s)?;
    Ok(slots::table(scope, &day_key_of(day_key)?, link, once)?.into_ts()?)
}

/// What to ask a store next, or what it enforces: see `share::setup`.
#[wasm_bindgen(js_name = setupStep)]
pub fn setup_step(
    plan: Ts<SetupPlan>,
    day_key: &[u8],
    signer_day_key: &[u8],
    replies: Vec<Ts<SetupReply>>,
) -> Crossing<Ts<SetupStep>> {
    let keys = SetupKeys { studio: day_key_of(day_key)?, signer: day_key_of(signer_day_key)? };
    let replies = replies.iter().map(Ts::to_rust).collect::<std::result::Result<Vec<SetupReply>, _>>()?;
    Ok(setup::step(&plan.to_rust()?, &keys, &replies)?.into_ts()?)
}

/// The CORS rule and the policy that a store needs, to be pasted at the provider's.
#[wasm_bindgen(js_name = setupRules)]
pub fn setup_rules(plan: Ts<SetupPlan>) -> Crossing<Ts<SetupRules>> {
    Ok(rules::rules(&plan.to_rust()?)?.into_ts()?)
}

/// Seals one of the studio's own objects, padded to blocks of 4,096 bytes.
#[wasm_bindgen(js_name = sealOwn)]
pub fn seal_own(key: &[u8], name: &str, text: &str, nonce: &[u8]) -> Crossing<Vec<u8>> {
    Ok(seal::seal(&key_of(key)?, &nonce_of(nonce)?, name, text.as_bytes(), Padding::Blocks)?)
}

/// The presigned address of a request; `day_key` is HMAC-SHA-256("AWS4" secret, day).
#[wasm_bindgen]
pub fn presign(
    place: Ts<StorePlace>,
    at: f64,
    expires_s: u32,
    day_key: &[u8],
    request: Ts<StoreRequest>,
) -> Crossing<String> {
    let scope = SigningScope::at(place.to_rust()?, at, expires_s)?;
    Ok(scope.presign(&day_key_of(day_key)?, &request.to_rust()?)?)
}

/// The day that a day key is for, as `20261123`.
#[wasm_bindgen(js_name = signingDay)]
pub fn signing_day(at: f64) -> Crossing<String> {
    Ok(presign::day(at)?)
}

/// Makes the manifest of one link from the studio's whole log, ready to be signed.
#[wasm_bindgen(js_name = draftManifest)]
pub fn draft_manifest(review: &str, lines: Vec<String>, terms: Ts<ManifestTerms>) -> Crossing<Ts<ManifestDraft>> {
    let (log, _) = Log::of(review, &lines);
    Ok(manifest::draft(&manifest::compose(&log, terms.to_rust()?))?.into_ts()?)
}

/// Seals a drafted manifest with the studio's signature.
#[wasm_bindgen(js_name = sealManifest)]
pub fn seal_manifest(link: Ts<LinkParts>, text: &str, signature: &str, nonce: &[u8]) -> Crossing<Vec<u8>> {
    Ok(manifest::seal(&to_link(&link)?, text, signature, &nonce_of(nonce)?)?)
}

/// Opens a manifest and checks it against what was seen.
#[wasm_bindgen(js_name = openManifest)]
pub fn open_manifest(
    link: Ts<LinkParts>,
    sealed: &[u8],
    seen: Option<Ts<SeenManifest>>,
) -> Crossing<Ts<OpenedManifest>> {
    let seen = seen.map(|seen| seen.to_rust()).transpose()?;
    let opened = manifest::open(&to_link(&link)?, sealed, seen.as_ref())?;
    let events = opened.log.ordered().into_iter().map(|event| event.line.clone()).collect();
    let manifest = Manifest { events, ..opened.manifest };
    Ok(OpenedManifest { manifest, failures: opened.failures }.into_ts()?)
}

/// What a sealed picture is bound to (its associated data).
#[wasm_bindgen(js_name = pictureName)]
pub fn picture_name(file: &str, part: Ts<PicturePart>) -> Crossing<String> {
    Ok(manifest::picture_name(file, part.to_rust()?))
}

fn to_link(link: &Ts<LinkParts>) -> Crossing<Link> {
    Ok(Link::try_from(link.to_rust()?)?)
}

fn key_of(bytes: &[u8]) -> Result<[u8; 32]> {
    fixed(bytes, "key")
}

fn day_key_of(bytes: &[u8]) -> Result<[u8; 32]> {
    fixed(bytes, "day key")
}

fn nonce_of(bytes: &[u8]) -> Result<[u8; seal::NONCE_BYTES]> {
    fixed(bytes, "nonce")
}

fn fixed<const N: usize>(bytes: &[u8], name: &'static str) -> Result<[u8; N]> {
    bytes.try_into().map_err(|_| Error::InvalidArgument {
        name,
        found: format!("{} bytes", bytes.len()),
        expected: format!("{N} bytes"),
    })
}
