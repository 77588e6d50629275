//! The check of a store, against stores of our own making and against recorded answers: AWS S3, Cloudflare R2, Backblaze
//! B2, Garage and SeaweedFS as they document or gave them.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::collections::BTreeMap;

use proofroom::finding::Severity;
use proofroom::share::presign::StorePlace;
use proofroom::share::setup::rules::{self, StoreKind};
use proofroom::share::setup::{
    Once, SetupAsk, SetupCode as Code, SetupFrom, SetupKeys, SetupPlan, SetupReply, SetupReport, SetupStep, step,
};

/// 2023-11-14 22:13:20 UTC.
const NOW: f64 = 1_700_000_000_000.0;
const ORIGIN: &str = "https://studio.example";

fn plan(endpoint: &str, from: SetupFrom) -> SetupPlan {
    let place = StorePlace {
        endpoint: endpoint.into(),
        region: "us-east-1".into(),
        bucket: "proofs".into(),
        access_key: "STUDIO".into(),
    };
    let id = "0123456789abcdef".repeat(2);
    SetupPlan { place, signer: "SIGNER".into(), public: None, origin: Some(ORIGIN.into()), from, at: NOW, id }
}

/// How a store of our own making behaves.
#[derive(Clone)]
struct Habits {
    /// 501 for the condition.
    refuses_condition: bool,
    ignores_condition: bool,
    /// Everybody wins a race.
    racy: bool,
    /// Takes what a signature does not allow.
    loose: bool,
    anonymous_read: bool,
    anonymous_write: bool,
    versions: bool,
    cors: Vec<(&'static str, &'static str)>,
    cors_for_all: bool,
    date: &'static str,
    /// An upload or a deletion that gets no answer, by id.
    lost: &'static str,
}

const CORS: [(&str, &str); 3] = [
    ("access-control-allow-origin", ORIGIN),
    ("access-control-allow-methods", "GET, HEAD, PUT, DELETE"),
    ("access-control-allow-headers", "If-None-Match"),
];

fn good() -> Habits {
    Habits {
        refuses_condition: false,
        ignores_condition: false,
        racy: false,
        loose: false,
        anonymous_read: true,
        anonymous_write: false,
        versions: true,
        cors: CORS.into(),
        cors_for_all: false,
        date: "Tue, 14 Nov 2023 22:13:20 GMT",
        lost: "",
    }
}

#[derive(Default)]
struct Store(BTreeMap<String, Vec<String>>);

impl Store {
    fn answer(&mut self, habits: &Habits, ask: &SetupAsk) -> SetupReply {
        let (address, query) = ask.address.split_once('?').unwrap_or((&ask.address, ""));
        let name = address.split_once("/proofs").map_or("", |(_, rest)| rest.trim_matches('/')).to_owned();
        let signed = query.contains("X-Amz-Signature=");
        let once = ask.headers.iter().any(|(name, _)| name == "if-none-match");
        let demands = query.contains("if-none-match");
        let (status, body) = match ask.method.as_str() {
            _ if ask.id == habits.lost => (0, String::new()),
            "OPTIONS" => (200, String::new()),
            "PUT" if !signed && !habits.anonymous_write => (403, error("AccessDenied")),
            "PUT" if demands && habits.refuses_condition => (501, error("NotImplemented")),
            "PUT" if demands && !once && !habits.loose => (403, error("SignatureDoesNotMatch")),
            "PUT" if ask.id == "slot-size" && !habits.loose => (403, error("SignatureDoesNotMatch")),
            "PUT"
                if once
                    && !habits.ignores_condition
                    && self.0.contains_key(&name)
                    && !(habits.racy && ask.id.starts_with("race")) =>
            {
                (412, error("PreconditionFailed"))
            }
            "PUT" => {
                self.0.entry(name).or_default().push(ask.body.clone().unwrap());
                (200, String::new())
            }
            "DELETE" => {
                self.0.remove(&name);
                (204, String::new())
            }
            "GET" if query.contains("list-type") => match signed {
                true => (200, "<ListBucketResult></ListBucketResult>".into()),
                false => (403, error("AccessDenied")),
            },
            "GET" if query.contains("versions=") => {
                let count = self.0.values().flatten().count();
                (200, "<Version>".repeat(if habits.versions { count.max(2) } else { 1 }))
            }
            "GET" if !signed && !habits.anonymous_read => (403, error("AccessDenied")),
            "GET" => match self.0.get(&name).and_then(|all| all.last()) {
                Some(body) => (200, body.clone()),
                None => (404, error("NoSuchKey")),
            },
            other => panic!("{other}"),
        };
        let mut headers = vec![("date".to_owned(), habits.date.to_owned())];
        if ask.id == "preflight" || (ask.id == "preflight-other" && habits.cors_for_all) {
            headers.extend(habits.cors.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        }
        SetupReply { id: ask.id.clone(), status, headers, body, at: NOW + 40.0, blocked: false }
    }
}

fn error(code: &str) -> String {
    format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>no</Message></Error>")
}

fn check(plan: &SetupPlan, mut answer: impl FnMut(&SetupAsk) -> SetupReply) -> SetupReport {
    let keys = SetupKeys { studio: [1; 32], signer: [2; 32] };
    let mut replies = Vec::new();
    for _ in 0..20 {
        match step(plan, &keys, &replies).unwrap() {
            SetupStep::Ask { asks } => replies.extend(asks.iter().map(&mut answer)),
            SetupStep::Done { report } => return report,
        }
    }
    panic!("it asks for ever");
}

fn codes(report: &SetupReport) -> Vec<Code> {
    report.findings.iter().filter(|finding| finding.severity > Severity::Pass).map(|finding| finding.code).collect()
}

fn of(habits: &Habits) -> (SetupReport, Store) {
    let mut store = Store::default();
    let report = check(&plan("https://s3.example", SetupFrom::Native), |ask| store.answer(habits, ask));
    (report, store)
}

#[test]
fn a_store_that_does_everything_passes_and_nothing_stays_in_it() {
    let (report, store) = of(&good());
    assert!(codes(&report).is_empty() && report.usable, "{:?}", report.findings);
    assert_eq!((report.facts.once, report.facts.versioning), (Once::Enforced, Some(true)));
    assert_eq!(report.facts.clock_ms, Some(-40.0));
    assert!(store.0.is_empty(), "{:?}", store.0.keys());
}

#[test]
fn each_fault_is_found_by_its_own_code() {
    let cases: [(Habits, &[Code], Once, bool); 14] = [
        (Habits { refuses_condition: true, ..good() }, &[Code::OnceRefused], Once::Refused, true),
        (Habits { ignores_condition: true, ..good() }, &[Code::OnceIgnored], Once::Ignored, true),
        (Habits { racy: true, ..good() }, &[Code::OnceRaceLost], Once::Racy, true),
        (Habits { loose: true, ..good() }, &[Code::SignatureLoose], Once::Enforced, true),
        (Habits { anonymous_read: false, ..good() }, &[Code::AnonymousBlocked], Once::Enforced, false),
        (Habits { anonymous_write: true, ..good() }, &[Code::AnonymousWrite], Once::Enforced, false),
        (Habits { versions: false, ..good() }, &[Code::VersioningOff], Once::Enforced, true),
        (Habits { cors: Vec::new(), ..good() }, &[Code::CorsMissing], Once::Enforced, false),
        (Habits { cors: CORS[..2].into(), ..good() }, &[Code::CorsIncomplete], Once::Enforced, false),
        (Habits { cors_for_all: true, ..good() }, &[Code::CorsOpen], Once::Enforced, true),
        (Habits { date: "Tue, 14 Nov 2023 22:15:20 GMT", ..good() }, &[Code::ClockOff], Once::Enforced, true),
        (Habits { date: "Tue, 14 Nov 2023 23:15:20 GMT", ..good() }, &[Code::ClockWrong], Once::Enforced, false),
        (Habits { date: "now", ..good() }, &[Code::ClockHidden], Once::Enforced, true),
        (
            Habits { lost: "sweep open/0123456789abcdef0123456789abcdef", ..good() },
            &[Code::Leftover],
            Once::Enforced,
            true,
        ),
    ];
    for (habits, expected, once, usable) in cases {
        let (report, _) = of(&habits);
        assert_eq!(codes(&report), expected);
        assert_eq!((report.facts.once, report.usable), (once, usable), "{expected:?}");
    }
}

#[test]
fn an_upload_without_an_answer_is_removed_too() {
    let mut store = Store::default();
    let report = check(&plan("https://s3.example", SetupFrom::Native), |ask| {
        let reply = store.answer(&good(), ask);
        if ask.id == "slot" { SetupReply { status: 0, ..reply } } else { reply }
    });
    assert_eq!(codes(&report), [Code::SlotsRefused]);
    assert!(store.0.is_empty(), "{:?}", store.0.keys());
}

/// What providers answer to a listing that they refuse: status, body, and what it means.
#[test]
fn refusals_of_real_stores_get_their_own_sentence() {
    let cases = [
        // AWS, "Error responses" and answers to presigned requests.
        (
            403,
            "<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message></Error>",
            Code::KeyUnknown,
            "InvalidAccessKeyId",
        ),
        (
            403,
            "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>",
            Code::SecretWrong,
            "SignatureDoesNotMatch",
        ),
        (
            400,
            "<Error><Code>AuthorizationQueryParametersError</Code><Message>Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-central-1'</Message><Region>eu-central-1</Region></Error>",
            Code::RegionWrong,
            "eu-central-1",
        ),
        (
            301,
            "<Error><Code>PermanentRedirect</Code><Message>The bucket you are attempting to access must be addressed using the specified endpoint.</Message><Endpoint>proofs.s3.eu-central-1.amazonaws.com</Endpoint></Error>",
            Code::EndpointWrong,
            "proofs.s3.eu-central-1.amazonaws.com",
        ),
        (
            404,
            "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>",
            Code::BucketMissing,
            "proofs",
        ),
        (
            403,
            "<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message></Error>",
            Code::ClockWrong,
            "3600",
        ),
        (
            403,
            "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><ServerTime>2023-11-14T23:13:20Z</ServerTime></Error>",
            Code::ClockWrong,
            "3600",
        ),
        (
            403,
            "<Error><Code>AccessDenied</Code><Message>Request is not valid yet</Message></Error>",
            Code::ClockWrong,
            "3600",
        ),
        (
            403,
            "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
            Code::ListRefused,
            "AccessDenied",
        ),
        // Cloudflare R2.
        (
            401,
            "<Error><Code>Unauthorized</Code><Message>Unauthorized</Message></Error>",
            Code::KeyUnknown,
            "Unauthorized",
        ),
        (
            400,
            "<Error><Code>InvalidRegionName</Code><Message>The region name 'us-west-9' is not valid. Must be one of: wnam, enam, weur, eeur, apac, auto</Message></Error>",
            Code::RegionWrong,
            "",
        ),
        // Backblaze B2.
        (
            403,
            "<Error><Code>InvalidAccessKeyId</Code><Message>Malformed Access Key Id</Message></Error>",
            Code::KeyUnknown,
            "InvalidAccessKeyId",
        ),
        // Garage.
        (
            403,
            "<Error><Code>AccessDenied</Code><Message>Forbidden: No such key: GKx</Message></Error>",
            Code::KeyUnknown,
            "AccessDenied",
        ),
        (
            400,
            "<Error><Code>AuthorizationHeaderMalformed</Code><Message>Authorization header malformed, unexpected scope: 20231114/us-east-1/s3/aws4_request</Message><Region>garage</Region></Error>",
            Code::RegionWrong,
            "garage",
        ),
        (503, "", Code::StoreFailing, "503"),
        (200, "<!doctype html>", Code::NotAStore, "200"),
        (404, "nothing here", Code::NotAStore, "404"),
    ];
    for (status, body, code, detail) in cases {
        let mut asked = 0;
        let report = check(&plan("https://s3.example", SetupFrom::Native), |ask| {
            asked += usize::from(ask.id == "list");
            let headers = vec![("date".to_owned(), "Tue, 14 Nov 2023 23:13:20 GMT".to_owned())];
            SetupReply { id: ask.id.clone(), status, headers, body: body.into(), at: NOW, blocked: false }
        });
        let found: Vec<_> = report.findings.iter().map(|finding| (finding.code, finding.detail.as_str())).collect();
        assert_eq!(found, [(code, detail)], "{status} {body}");
        assert!(!report.usable && asked == 1, "nothing more is asked of a store that refuses: {body}");
    }
}

#[test]
fn a_page_that_may_read_nothing_learns_why() {
    let cases = [(false, 0, Code::Unreachable), (false, 200, Code::CorsMissing), (true, 0, Code::BlockedByPage)];
    for (blocked, opaque, code) in cases {
        let report = check(&plan("https://s3.example", SetupFrom::Page), |ask| {
            let status = if ask.opaque { opaque } else { 0 };
            SetupReply { id: ask.id.clone(), status, blocked, ..SetupReply::default() }
        });
        assert_eq!(codes(&report), [code]);
    }
    // The listing may be read, and the upload's method or header is not allowed.
    let mut store = Store::default();
    let report = check(&plan("https://s3.example", SetupFrom::Page), |ask| match ask.method.as_str() {
        "PUT" => SetupReply { id: ask.id.clone(), ..SetupReply::default() },
        _ => store.answer(&good(), ask),
    });
    assert!(codes(&report).starts_with(&[Code::CorsIncomplete]), "{:?}", report.findings);
}

/// AWS: what is enforced, with public access blocked. R2: no policy, a public address of its own. B2: 501 for the condition.
#[test]
fn the_documented_differences_of_providers_come_out() {
    let run = |endpoint: &str, public: Option<&str>, habits: &Habits| {
        let mut store = Store::default();
        let mut plan = plan(endpoint, SetupFrom::Native);
        plan.public = public.map(str::to_owned);
        let report = check(&plan, |ask| match public {
            // R2's S3 address answers no request without a signature: 400 InvalidArgument "Authorization".
            Some(public) if ask.method == "GET" && !ask.address.contains("X-Amz-Signature") => {
                match ask.address.strip_prefix(public) {
                    Some(name) => {
                        let address = format!("https://s3.example/proofs{name}");
                        store.answer(habits, &SetupAsk { address, ..ask.clone() })
                    }
                    None => SetupReply {
                        id: ask.id.clone(),
                        status: 400,
                        body: error("InvalidArgument"),
                        at: NOW,
                        ..SetupReply::default()
                    },
                }
            }
            _ => store.answer(habits, ask),
        });
        (report, rules::rules(&plan).unwrap())
    };
    let (aws, rules) = run(
        "https://s3.eu-central-1.amazonaws.com",
        None,
        &Habits { anonymous_read: false, versions: false, ..good() },
    );
    assert_eq!(codes(&aws), [Code::AnonymousBlocked, Code::VersioningOff]);
    assert_eq!((rules.kind, rules.policy.is_some()), (StoreKind::Aws, true));
    let r2 = "https://0123.r2.cloudflarestorage.com";
    let (report, rules) = run(r2, Some("https://pub-1.r2.dev"), &good());
    assert!(report.usable && codes(&report).is_empty(), "{:?}", report.findings);
    assert_eq!((rules.kind, rules.policy), (StoreKind::R2, None));
    assert!(rules.cors.unwrap().starts_with('['), "R2 takes a list of rules");
    let (b2, rules) =
        run("https://s3.eu-central-003.backblazeb2.com", None, &Habits { refuses_condition: true, ..good() });
    assert_eq!((codes(&b2), b2.facts.once, b2.usable), (vec![Code::OnceRefused], Once::Refused, true));
    assert!(rules.kind == StoreKind::B2 && rules.cors.unwrap().contains("s3_put"));
}

#[test]
fn what_is_applied_is_what_is_printed_and_an_origin_cannot_break_out() {
    let keys = SetupKeys { studio: [1; 32], signer: [2; 32] };
    let plan = plan("https://s3.example", SetupFrom::Native);
    let asks = rules::apply(&plan, &keys).unwrap();
    let bodies: Vec<&str> = asks.iter().map(|ask| ask.body.as_deref().unwrap()).collect();
    assert!(bodies[0].contains("<AllowedOrigin>https://studio.example</AllowedOrigin>"), "{}", bodies[0]);
    assert_eq!(Some(bodies[1]), rules::rules(&plan).unwrap().policy.as_deref());
    assert!(asks.iter().all(|ask| ask.headers[0].0 == "x-amz-checksum-sha256"));
    let hostile = SetupPlan { origin: Some("https://a</AllowedOrigin><AllowedOrigin>*".into()), ..plan };
    assert_eq!(rules::apply(&hostile, &keys).unwrap_err().code(), "invalid-argument");
}

#[test]
fn no_request_carries_more_than_it_needs() {
    let mut store = Store::default();
    check(&plan("https://s3.example", SetupFrom::Native), |ask| {
        assert!(ask.address.starts_with("https://s3.example/"), "{}", ask.address);
        assert!(
            ask.headers.iter().all(|(name, _)| !["content-length", "authorization", "cookie"].contains(&name.as_str()))
        );
        store.answer(&good(), ask)
    });
    let wrong = SetupPlan { id: "../../log".into(), ..plan("https://s3.example", SetupFrom::Native) };
    let keys = SetupKeys { studio: [1; 32], signer: [2; 32] };
    assert_eq!(step(&wrong, &keys, &[]).unwrap_err().code(), "invalid-argument");
}
