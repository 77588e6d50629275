//! Setting up a store: which requests show what it really enforces, and what its answers mean.
//!
//! [`step`] is a pure function of the plan and of the answers so far: it names the next requests, or the report. The
//! caller sends each batch at once (a race is one), so that the page and the native program ask the same questions.
//! Everything is asked with canaries of its own under `open/<id>` and `in/<id>/…`, as a link would write them, and
//! removed at the end. A store that accepts a condition and ignores it is only found this way: what a store says of
//! itself is not believed. `asks` makes the requests, `judge` reads the answers, [`rules`] writes the CORS rule and the policy to apply.

mod asks;
mod judge;
pub mod rules;

use serde::{Deserialize, Serialize};

use super::presign::StorePlace;
use crate::error::{Error, Result};
use crate::finding::Severity;
use crate::review::event::Millis;
use asks::Asker;

/// How long the requests of one check are good, seconds.
const LIFE_S: u32 = 900;
/// Writers of one slot at the same moment.
const RACERS: usize = 16;

/// What is to be checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SetupPlan {
    /// The bucket, and the studio's key.
    pub place: StorePlace,
    /// The access key that signs what reviewers send; the studio's own where it is the same.
    pub signer: String,
    /// Address under which anybody reads the bucket, where it is another than the endpoint's (R2).
    #[serde(default)]
    pub public: Option<String>,
    /// Origin of the page, such as `https://studio.example`; none when it is not known.
    #[serde(default)]
    pub origin: Option<String>,
    /// Who asks: a page sees only what CORS lets it see.
    pub from: SetupFrom,
    /// When the requests are signed.
    pub at: Millis,
    /// 32 random hex digits: the canaries' name.
    pub id: String,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum SetupFrom {
    /// A page in a browser.
    Page,
    /// A program that reads every answer.
    Native,
}

/// The day keys of a plan's two access keys.
pub struct SetupKeys {
    /// Of `place.access_key`.
    pub studio: [u8; 32],
    /// Of `signer`.
    pub signer: [u8; 32],
}

/// One request to send as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SetupAsk {
    /// Names the answer.
    pub id: String,
    /// The method.
    pub method: String,
    /// The full address; a credential when it is signed.
    pub address: String,
    /// Headers to send, beside those that every client sends by itself.
    pub headers: Vec<(String, String)>,
    /// The body, for `PUT`.
    pub body: Option<String>,
    /// Only whether anything answers is asked: a page sends it in mode `no-cors`.
    pub opaque: bool,
}

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SetupReply {
    /// The request's id.
    pub id: String,
    /// The status; 0 when nothing came or nothing may be read, 200 for an opaque answer.
    pub status: u16,
    /// Headers that could be read, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The first 8,192 characters of the body.
    pub body: String,
    /// When it came.
    pub at: Millis,
    /// The page's own policy forbade the request.
    pub blocked: bool,
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum SetupStep {
    /// Send these at the same time, and come back with one reply for each.
    Ask {
        /// The requests.
        asks: Vec<SetupAsk>,
    },
    /// It is known.
    Done {
        /// What is known.
        report: SetupReport,
    },
}

/// What the store does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SetupReport {
    /// In the order in which they were asked.
    pub findings: Vec<SetupFinding>,
    /// What later requests depend on.
    pub facts: StoreFacts,
    /// Nothing stands in the way of sharing.
    pub usable: bool,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SetupFinding {
    /// What.
    pub code: SetupCode,
    /// How much it matters.
    pub severity: Severity,
    /// The value that was found, where there is one: a region, a status, seconds.
    pub detail: String,
}

/// What can be found; each has its own sentence and remedy in the page and in the native program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum SetupCode {
    /// It answers and takes the key.
    Reachable,
    /// Nothing answers at the address.
    Unreachable,
    /// The page's own policy forbids the request.
    BlockedByPage,
    /// It knows no such access key.
    KeyUnknown,
    /// The secret does not belong to the access key.
    SecretWrong,
    /// The bucket is in another region.
    RegionWrong,
    /// The bucket is served at another address.
    EndpointWrong,
    /// There is no such bucket.
    BucketMissing,
    /// The key may not list the bucket.
    ListRefused,
    /// It answers with a failure of its own.
    StoreFailing,
    /// What answers does not speak S3.
    NotAStore,
    /// Its clock and this one agree.
    ClockGood,
    /// The clocks differ, and signatures still hold.
    ClockOff,
    /// The clocks differ too far for signatures.
    ClockWrong,
    /// It does not tell a page the time.
    ClockHidden,
    /// Pages of this origin may use it.
    CorsGood,
    /// Page and store share an origin.
    CorsNotNeeded,
    /// Nobody asked as a page would.
    CorsNotAsked,
    /// Pages of this origin may not use it.
    CorsMissing,
    /// The rule lacks something that a page needs.
    CorsIncomplete,
    /// Pages of every origin may use it.
    CorsOpen,
    /// A reviewer's signed upload is taken.
    SlotsGood,
    /// A reviewer's signed upload is refused.
    SlotsRefused,
    /// It takes uploads that lack what their signature demands.
    SignatureLoose,
    /// A slot is written once, in a race too.
    OnceEnforced,
    /// A slot is written once, but not in a race.
    OnceRaceLost,
    /// It takes the condition and ignores it.
    OnceIgnored,
    /// It knows no conditional uploads.
    OnceRefused,
    /// The studio's key cannot write.
    OpenRefused,
    /// Links can be opened without a key.
    AnonymousGood,
    /// Reading without a signature is refused.
    AnonymousBlocked,
    /// Anybody can list the bucket.
    AnonymousList,
    /// Anybody can write to the bucket.
    AnonymousWrite,
    /// It keeps what is overwritten or deleted.
    VersioningOn,
    /// It keeps nothing that is overwritten.
    VersioningOff,
    /// It does not say whether it keeps what is overwritten.
    VersioningUnknown,
    /// Objects of the check could not be removed.
    Leftover,
}

/// What a store does with the condition `If-None-Match: *`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Once {
    /// A second write is refused, also of writers at the same moment.
    Enforced,
    /// A second write is refused, but writers at the same moment overwrite each other.
    Racy,
    /// It takes the condition and overwrites all the same.
    Ignored,
    /// It refuses a request with the condition.
    Refused,
    /// Nothing could be written.
    Unknown,
}

/// What was found out about a store, as it is kept beside its keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct StoreFacts {
    /// When.
    pub at: Millis,
    /// Whether a slot is written once.
    pub once: Once,
    /// Whether anybody reads `open/` and `blob/` without a signature.
    pub anonymous_read: bool,
    /// Whether it keeps overwritten objects; none when it does not say.
    pub versioning: Option<bool>,
    /// Its clock less this machine's, milliseconds; none when it cannot be read.
    pub clock_ms: Option<f64>,
}

/// The next requests, or what is known.
///
/// # Errors
/// [`Error::InvalidArgument`] for a plan whose place, id or time cannot be.
pub fn step(plan: &SetupPlan, keys: &SetupKeys, replies: &[SetupReply]) -> Result<SetupStep> {
    if plan.id.len() != 32 || !plan.id.bytes().all(|b| b.is_ascii_hexdigit()) {
        let (found, expected) = (plan.id.clone(), "32 hex digits".to_owned());
        return Err(Error::InvalidArgument { name: "id", found, expected });
    }
    let asker = Asker { plan, keys };
    let seen = Seen(replies);
    let next = |asks: Vec<SetupAsk>| -> Option<SetupStep> {
        let asks: Vec<SetupAsk> = asks.into_iter().filter(|ask| seen.get(&ask.id).is_none()).collect();
        (!asks.is_empty()).then_some(SetupStep::Ask { asks })
    };
    if let Some(asks) = next(asker.reach()?) {
        return Ok(asks);
    }
    if seen.status("list") != 200 {
        let again = next(asker.is_anything_there(&seen));
        return Ok(again.unwrap_or_else(|| done(judge::report(plan, &seen))));
    }
    for asks in [asker.first()?, asker.again(&seen)?, asker.third(&seen)?, asker.race_read(&seen)?, asker.sweep(&seen)?]
    {
        if let Some(asks) = next(asks) {
            return Ok(asks);
        }
    }
    Ok(done(judge::report(plan, &seen)))
}

fn done(report: SetupReport) -> SetupStep {
    SetupStep::Done { report }
}

/// The replies by their id.
pub(super) struct Seen<'a>(&'a [SetupReply]);

impl Seen<'_> {
    fn get(&self, id: &str) -> Option<&SetupReply> {
        self.0.iter().find(|reply| reply.id == id)
    }

    fn status(&self, id: &str) -> u16 {
        self.get(id).map_or(0, |reply| reply.status)
    }

    fn ok(&self, id: &str) -> bool {
        (200..300).contains(&self.status(id))
    }

    /// A second write was refused because something is there (AWS: 409 for writers at the same moment).
    fn taken(&self, id: &str) -> bool {
        matches!(self.status(id), 409 | 412)
    }
}
