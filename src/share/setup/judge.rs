//! What a store's answers mean. Error codes are those of Amazon's "Error responses" and of the stores that were tried;
//! a code that is not known is told with its status, never taken for a pass.

use super::asks::slot_body;
use super::rules::foreign;
use super::{
    Once, RACERS, Seen, SetupCode as Code, SetupFinding, SetupFrom, SetupPlan, SetupReply, SetupReport, StoreFacts,
};
use crate::finding::Severity;
use crate::review::event::Millis;
use crate::review::time::days;

/// A clock that is further off is told, milliseconds: receipts and expiry dates would look wrong.
const CLOCK_TOLD_MS: f64 = 60_000.0;
/// A clock that is further off has its signatures refused (AWS: 15 minutes), milliseconds.
const CLOCK_REFUSED_MS: f64 = 900_000.0;

/// Judges the replies of a whole check, or of one that ended at the first request.
pub(super) fn report(plan: &SetupPlan, seen: &Seen) -> SetupReport {
    let mut told = Told(Vec::new());
    let clock_ms = seen.get("list").and_then(clock);
    let mut facts = StoreFacts { at: plan.at, once: Once::Unknown, anonymous_read: false, versioning: None, clock_ms };
    match seen.get("list").map_or((Code::Unreachable, String::new()), |reply| reached(plan, seen, reply)) {
        (Code::Reachable, detail) => {
            told.say(Code::Reachable, Severity::Pass, detail);
            told.clock(plan, clock_ms);
            told.cors(plan, seen);
            facts.once = told.slots(plan, seen);
            facts.anonymous_read = told.anonymous(plan, seen);
            facts.versioning = told.versioning(seen);
            told.leftovers(seen);
        }
        (code, detail) => told.say(code, Severity::Failure, detail),
    }
    let usable = told.0.iter().all(|finding| finding.severity < Severity::Failure);
    SetupReport { findings: told.0, facts, usable }
}

/// What the first listing says of address, keys, region and bucket.
fn reached(plan: &SetupPlan, seen: &Seen, reply: &SetupReply) -> (Code, String) {
    let error = tag(&reply.body, "Code").unwrap_or_default();
    let message = tag(&reply.body, "Message").unwrap_or_default().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
    let plain = |code: Code| (code, if error.is_empty() { reply.status.to_string() } else { error.to_owned() });
    match (reply.status, error) {
        (200, _) if reply.body.contains("<ListBucketResult") => (Code::Reachable, plan.place.endpoint.clone()),
        (0, _) if reply.blocked => (Code::BlockedByPage, plan.place.endpoint.clone()),
        (0, _) if seen.ok("opaque") => (Code::CorsMissing, plan.origin.clone().unwrap_or_default()),
        (0, _) => (Code::Unreachable, plan.place.endpoint.clone()),
        // The second is AWS's for an account without S3, and the embedded store's for a key that it does not know.
        (_, "InvalidAccessKeyId" | "NotSignedUp") | (401, _) => plain(Code::KeyUnknown),
        // Garage's words for an access key that it does not know.
        (_, "AccessDenied") if says(&["no such key"]) => plain(Code::KeyUnknown),
        (_, "SignatureDoesNotMatch") => plain(Code::SecretWrong),
        (_, "RequestTimeTooSkewed" | "RequestExpired") => (Code::ClockWrong, off_by(reply)),
        (_, "AccessDenied" | "ExpiredToken" | "InvalidRequest")
            if says(&["expired", "not valid yet", "not yet valid"]) =>
        {
            (Code::ClockWrong, off_by(reply))
        }
        (
            _,
            "AuthorizationHeaderMalformed"
            | "AuthorizationQueryParametersError"
            | "InvalidRegionName"
            | "IllegalLocationConstraintException",
        ) if says(&["region", "scope"]) => {
            (Code::RegionWrong, tag(&reply.body, "Region").unwrap_or_default().to_owned())
        }
        (301 | 307, _) | (_, "PermanentRedirect" | "TemporaryRedirect") => {
            let endpoint = tag(&reply.body, "Endpoint").or(header(reply, "x-amz-bucket-region"));
            (Code::EndpointWrong, endpoint.unwrap_or_default().to_owned())
        }
        (_, "NoSuchBucket" | "InvalidBucketName") => (Code::BucketMissing, plan.place.bucket.clone()),
        (403, _) => plain(Code::ListRefused),
        (500.., _) => plain(Code::StoreFailing),
        _ => plain(Code::NotAStore),
    }
}

/// The slot's write was refused for its condition alone (B2: 501).
pub(super) fn condition_refused(seen: &Seen) -> bool {
    seen.get("slot").is_some_and(|reply| reply.status == 501 || tag(&reply.body, "Code") == Some("NotImplemented"))
}

struct Told(Vec<SetupFinding>);

impl Told {
    fn say(&mut self, code: Code, severity: Severity, detail: impl Into<String>) {
        self.0.push(SetupFinding { code, severity, detail: detail.into() });
    }

    fn clock(&mut self, plan: &SetupPlan, off: Option<Millis>) {
        match off {
            None if plan.from == SetupFrom::Page => self.say(Code::ClockHidden, Severity::Note, ""),
            None => self.say(Code::ClockHidden, Severity::CannotMeasure, ""),
            Some(off) if off.abs() >= CLOCK_REFUSED_MS => {
                self.say(Code::ClockWrong, Severity::Failure, seconds(off));
            }
            Some(off) if off.abs() >= CLOCK_TOLD_MS => self.say(Code::ClockOff, Severity::Warning, seconds(off)),
            Some(off) => self.say(Code::ClockGood, Severity::Pass, seconds(off)),
        }
    }

    fn cors(&mut self, plan: &SetupPlan, seen: &Seen) {
        let Some(origin) = foreign(plan) else {
            return match plan.origin {
                Some(_) => self.say(Code::CorsNotNeeded, Severity::Pass, ""),
                None => self.say(Code::CorsNotAsked, Severity::CannotMeasure, ""),
            };
        };
        if plan.from == SetupFrom::Page {
            // The listing could be read; an upload that could not even be sent lacks its method or header.
            return match seen.get("slot") {
                Some(reply) if reply.status == 0 => {
                    self.say(Code::CorsIncomplete, Severity::Failure, "PUT, if-none-match");
                }
                _ => self.say(Code::CorsGood, Severity::Pass, origin),
            };
        }
        let Some(preflight) = seen.get("preflight") else { return };
        let allowed = header(preflight, "access-control-allow-origin").unwrap_or_default();
        if !seen.ok("preflight") || !(allowed == origin || allowed == "*") {
            return self.say(Code::CorsMissing, Severity::Failure, origin);
        }
        let lists = |name: &str, wanted: &str| {
            let mut words = header(preflight, name).unwrap_or_default().split(',').map(str::trim);
            words.any(|word| word == "*" || word.eq_ignore_ascii_case(wanted))
        };
        let missing: Vec<&str> =
            [("access-control-allow-methods", "PUT"), ("access-control-allow-headers", "if-none-match")]
                .into_iter()
                .filter(|(header, wanted)| !lists(header, wanted))
                .map(|(_, wanted)| wanted)
                .collect();
        let other = seen.get("preflight-other").and_then(|reply| header(reply, "access-control-allow-origin"));
        if !missing.is_empty() {
            self.say(Code::CorsIncomplete, Severity::Failure, missing.join(", "));
        } else if other.is_some() {
            self.say(Code::CorsOpen, Severity::Warning, other.unwrap_or_default());
        } else {
            self.say(Code::CorsGood, Severity::Pass, origin);
        }
    }

    fn slots(&mut self, plan: &SetupPlan, seen: &Seen) -> Once {
        let refused = condition_refused(seen);
        let written = if refused { "slot-plain" } else { "slot" };
        if !seen.ok(written) {
            self.say(Code::SlotsRefused, Severity::Failure, answer(seen, written));
            return Once::Unknown;
        }
        self.say(Code::SlotsGood, Severity::Pass, "");
        // A store that refuses the condition has said nothing of what a signature binds.
        let loose: Vec<&str> = [("slot-bare", "if-none-match"), ("slot-size", "content-length")]
            .into_iter()
            .filter(|(id, _)| seen.ok(id))
            .map(|(_, what)| what)
            .collect();
        if !loose.is_empty() {
            self.say(Code::SignatureLoose, Severity::Warning, loose.join(", "));
        }
        if refused {
            self.say(Code::OnceRefused, Severity::Warning, answer(seen, "slot"));
            return Once::Refused;
        }
        let first = seen.get("slot-read").is_some_and(|reply| reply.body == slot_body(plan, "first"));
        if !seen.taken("slot-again") || !first {
            self.say(Code::OnceIgnored, Severity::Warning, answer(seen, "slot-again"));
            return Once::Ignored;
        }
        let racers: Vec<String> = (0..RACERS).map(|racer| format!("race-{racer}")).collect();
        let winners: Vec<&String> = racers.iter().filter(|id| seen.ok(id)).collect();
        let kept = seen.get("race-read").map(|reply| reply.body.as_str());
        match winners.as_slice() {
            [winner] if kept == Some(&slot_body(plan, winner)) => {
                self.say(Code::OnceEnforced, Severity::Pass, RACERS.to_string());
                Once::Enforced
            }
            _ => {
                self.say(Code::OnceRaceLost, Severity::Warning, winners.len().to_string());
                Once::Racy
            }
        }
    }

    fn anonymous(&mut self, plan: &SetupPlan, seen: &Seen) -> bool {
        if !seen.ok("open") {
            self.say(Code::OpenRefused, Severity::Failure, answer(seen, "open"));
            return false;
        }
        let reads =
            seen.ok("anonymous-read") && seen.get("anonymous-read").is_some_and(|reply| reply.body.contains(&plan.id));
        if reads {
            self.say(Code::AnonymousGood, Severity::Pass, "");
        } else {
            self.say(Code::AnonymousBlocked, Severity::Failure, answer(seen, "anonymous-read"));
        }
        if seen.ok("anonymous-list") && seen.get("anonymous-list").is_some_and(|reply| reply.body.contains("<Key>")) {
            self.say(Code::AnonymousList, Severity::Warning, "");
        }
        if seen.ok("anonymous-write") {
            self.say(Code::AnonymousWrite, Severity::Failure, "");
        }
        reads
    }

    fn versioning(&mut self, seen: &Seen) -> Option<bool> {
        let reply = seen.get("versions").filter(|reply| reply.status == 200);
        let kept = reply.map(|reply| reply.body.matches("<Version>").count() > 1);
        match kept {
            Some(true) => self.say(Code::VersioningOn, Severity::Pass, ""),
            Some(false) => self.say(Code::VersioningOff, Severity::Note, ""),
            None => self.say(Code::VersioningUnknown, Severity::Note, answer(seen, "versions")),
        }
        kept
    }

    fn leftovers(&mut self, seen: &Seen) {
        let left: Vec<&str> = seen
            .0
            .iter()
            .filter(|reply| !matches!(reply.status, 200..300 | 404))
            .filter_map(|reply| reply.id.strip_prefix("sweep "))
            .collect();
        if !left.is_empty() {
            self.say(Code::Leftover, Severity::Warning, left.join(", "));
        }
    }
}

/// The error's code, or the status; nothing came for 0.
fn answer(seen: &Seen, id: &str) -> String {
    let Some(reply) = seen.get(id) else { return String::new() };
    match tag(&reply.body, "Code") {
        Some(code) => format!("{} {code}", reply.status),
        None => reply.status.to_string(),
    }
}

fn header<'a>(reply: &'a SetupReply, name: &str) -> Option<&'a str> {
    reply.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The text of the first element of a name, at most 200 bytes of it: an S3 error is flat.
fn tag<'a>(body: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = body.split_once(&format!("<{name}>"))?;
    let (text, _) = rest.split_once(&format!("</{name}>"))?;
    Some(text.get(..200).unwrap_or(text).trim()).filter(|text| !text.is_empty())
}

fn seconds(off: Millis) -> String {
    (off / 1000.0).round().to_string()
}

fn off_by(reply: &SetupReply) -> String {
    clock(reply).map(seconds).unwrap_or_default()
}

/// The store's clock less ours, as `Date` says it, to a second.
fn clock(reply: &SetupReply) -> Option<Millis> {
    Some(http_date(header(reply, "date")?)? - reply.at)
}

/// `Tue, 24 Nov 2026 01:32:28 GMT` (RFC 9110, IMF-fixdate) as milliseconds since 1970.
fn http_date(text: &str) -> Option<Millis> {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut words = text.split_once(", ")?.1.split(' ');
    let day: i64 = words.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let name = words.next()?;
    let month = months.iter().zip(1_i64..).find(|(known, _)| **known == name)?.1;
    let year: i64 = words.next()?.parse().ok().filter(|year| (1970..10_000).contains(year))?;
    let mut time = words.next()?.split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute, second) = (time.next()??, time.next()??, time.next()??);
    let day = days(year, month, day) as f64;
    Some((day * 86_400.0 + f64::from(hour * 3600 + minute * 60 + second)) * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_answers_are_read() {
        assert_eq!(http_date("Thu, 01 Jan 1970 00:00:01 GMT"), Some(1000.0));
        assert_eq!(http_date("Tue, 29 Feb 2000 12:00:00 GMT"), Some(951_825_600_000.0));
        assert_eq!(http_date("Tue, 14 Nov 2023 22:13:20 GMT"), Some(1_700_000_000_000.0));
        for none in ["", "yesterday", "Tue, 00 Nov 2023 22:13:20 GMT", "Tue, 14 Nov 23 1:1:1 GMT", "x, 1 Nov 2023 9"] {
            assert_eq!(http_date(none), None, "{none}");
        }
    }

    #[test]
    fn an_elements_text_is_found_and_bounded() {
        assert_eq!(tag("<Error><Code> NoSuchKey </Code></Error>", "Code"), Some("NoSuchKey"));
        assert_eq!(tag("<Code></Code>", "Code"), None);
        assert_eq!(tag("<Code>open", "Code"), None);
        assert_eq!(tag(&format!("<Code>{}</Code>", "x".repeat(5000)), "Code").map(str::len), Some(200));
    }
}
