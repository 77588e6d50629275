//! What a check found, in plain words: a sentence and what to do.

use proofroom::finding::Severity;
use proofroom::share::setup::rules::{SetupRules, StoreKind};
use proofroom::share::setup::{SetupCode as Code, SetupFinding};

/// A sentence, and the remedy where there is something to mend.
pub fn of(finding: &SetupFinding) -> (String, &'static str) {
    let d = &finding.detail;
    match finding.code {
        Code::Reachable => ("The store answers and takes the key.".into(), ""),
        Code::Unreachable => (format!("Nothing answers at {d}."), "Check the address, the port and the network."),
        Code::BlockedByPage => (
            format!("This page may not talk to {d}."),
            "Start it with `proofroom serve --connect` and that origin, or name it in the page's Content-Security-Policy.",
        ),
        Code::KeyUnknown => (
            format!("The store does not know this access key ({d})."),
            "Check AWS_ACCESS_KEY_ID; a key of another account or provider is unknown here.",
        ),
        Code::SecretWrong => (
            format!("The secret does not belong to this access key ({d})."),
            "Check AWS_SECRET_ACCESS_KEY: no blank, no missing character. A proxy that changes the host breaks signatures too.",
        ),
        Code::RegionWrong if d.is_empty() => {
            ("The bucket is in another region.".into(), "Give the bucket's region with --region.")
        }
        Code::RegionWrong => (format!("The bucket's region is {d}."), "Give it with --region."),
        Code::EndpointWrong => (
            format!(
                "The bucket is served at another address{}.",
                if d.is_empty() { String::new() } else { format!(": {d}") }
            ),
            "Give the endpoint of the bucket's own region with --endpoint.",
        ),
        Code::BucketMissing => (format!("There is no bucket {d}."), "Create it at your provider's, or check its name."),
        Code::ListRefused => (
            format!("This key may not list the bucket ({d})."),
            "The studio's key needs list, read, write and delete in this bucket.",
        ),
        Code::StoreFailing => {
            (format!("The store fails ({d})."), "Try again later; if it stays so, look into its log.")
        }
        Code::NotAStore => (
            format!("What answers there does not speak S3 ({d})."),
            "Give the origin of the S3 endpoint, without the bucket and without a path.",
        ),
        Code::ClockGood => ("Its clock and this one agree.".into(), ""),
        Code::ClockOff => (
            format!("Its clock and this machine's are {d} s apart."),
            "Set this machine's clock; times in the review would look wrong.",
        ),
        Code::ClockWrong => (
            format!(
                "Its clock and this machine's are too far apart{}.",
                if d.is_empty() { String::new() } else { format!(" ({d} s)") }
            ),
            "Set this machine's clock (and the store's): signatures are dated, and stores refuse wrong dates.",
        ),
        Code::ClockHidden => ("It does not tell the time.".into(), "Nothing to do: clocks cannot be compared."),
        Code::CorsGood => (format!("Pages of {d} may use it, others not."), ""),
        Code::CorsNotNeeded => ("Page and store share an origin: no CORS rule is needed.".into(), ""),
        Code::CorsNotAsked => {
            ("Whether a page may use it was not asked.".into(), "Name the page's origin with --page.")
        }
        Code::CorsMissing => {
            (format!("Pages of {d} may not use it: the CORS rule is missing."), "Apply the CORS rule below.")
        }
        Code::CorsIncomplete => (format!("The CORS rule does not allow {d}."), "Replace it by the CORS rule below."),
        Code::CorsOpen => (
            "Pages of every origin may use it.".into(),
            "Signatures still protect it; better apply the CORS rule below.",
        ),
        Code::SlotsGood => ("Reviewers' answers can be written.".into(), ""),
        Code::SlotsRefused => (
            format!("Reviewers' answers cannot be written ({d})."),
            "The key that signs them needs write access below in/.",
        ),
        Code::SignatureLoose => (
            format!("It takes uploads that lack what their signature demands ({d})."),
            "Whoever has a link could upload more than 4 KB to its slots. Prefer another store, or watch the bucket's size.",
        ),
        Code::OnceEnforced => (format!("A slot is written once, also when {d} write at the same moment."), ""),
        Code::OnceRaceLost => (
            format!("Writers at the same moment overwrite each other ({d} of 16 were told that they won)."),
            "Nothing to do: answers are sent again until the studio confirms them.",
        ),
        Code::OnceIgnored => (
            "It does not prevent overwriting: it takes the condition and ignores it.".into(),
            "Nothing to do: answers are sent again until the studio confirms them. A person with the link could overwrite one before that.",
        ),
        Code::OnceRefused => (
            format!("It does not know conditional uploads ({d})."),
            "Nothing to do: links are made without the condition, and answers are sent again until the studio confirms them.",
        ),
        Code::OpenRefused => {
            (format!("The studio's key cannot write ({d})."), "It needs list, read, write and delete in this bucket.")
        }
        Code::AnonymousGood => ("Anybody can read what links show (it is ciphertext).".into(), ""),
        Code::AnonymousBlocked => (
            format!("Links cannot be opened: reading without a signature is refused ({d})."),
            "Apply the policy below (AWS: turn off \"Block public access\" for policies first; R2, B2: make the bucket public, for R2 also give --public).",
        ),
        Code::AnonymousList => {
            ("Anybody can list the bucket.".into(), "Allow s3:GetObject only; names and sizes would be public.")
        }
        Code::AnonymousWrite => {
            ("Anybody can write to the bucket.".into(), "Take the right to write from everybody: it is not needed.")
        }
        Code::VersioningOn => ("It keeps overwritten and deleted objects.".into(), ""),
        Code::VersioningOff => (
            "It does not keep overwritten objects.".into(),
            "Turn versioning on if somebody else has keys to the bucket.",
        ),
        Code::VersioningUnknown => (format!("It does not say whether it keeps overwritten objects ({d})."), ""),
        Code::Leftover => (
            format!("Objects of this check could not be removed: {d}."),
            "Remove them; the key needs the right to delete.",
        ),
    }
}

/// One word, as at the start of a line.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Pass => "ok",
        Severity::Note => "note",
        Severity::CannotMeasure => "unknown",
        Severity::Warning => "warning",
        Severity::Failure => "failure",
    }
}

/// The rules, each with where it goes.
pub fn rules(rules: &SetupRules) -> String {
    let place = |aws: &'static str, r2: &'static str, b2: &'static str| match rules.kind {
        StoreKind::Aws | StoreKind::Other => aws,
        StoreKind::R2 => r2,
        StoreKind::B2 => b2,
    };
    let mut text = String::new();
    match &rules.cors {
        Some(cors) => {
            let whereto = place(
                "save as cors.json; aws s3api put-bucket-cors --bucket BUCKET --cors-configuration file://cors.json",
                "dashboard: R2, the bucket, Settings, CORS policy",
                "save as cors.json; b2 bucket update --cors-rules \"$(cat cors.json)\" BUCKET allPublic",
            );
            text.push_str(&format!("CORS rule ({whereto}):\n{cors}\n"));
        }
        None => text.push_str("No CORS rule: page and store share an origin, or --page was not given.\n"),
    }
    match &rules.policy {
        Some(policy) => text.push_str(&format!(
            "\nPolicy (save as policy.json; aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json):\n{policy}\n"
        )),
        None => text.push_str(place(
            "",
            "\nReading without a signature: dashboard: R2, the bucket, Settings, Public access; give that address with --public.\n",
            "\nReading without a signature: make the bucket public (allPublic).\n",
        )),
    }
    text
}
