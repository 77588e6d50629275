//! `proofroom store setup`: says what a bucket still lacks for sharing, and what it really enforces.
//!
//! The questions and the judgement are the core's (`share::setup`), the same as the page asks. Keys come from the
//! environment, never from the command line, where every process of the machine could read them.

mod http;
mod words;

use std::fmt::Write;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use proofroom::finding::Severity;
use proofroom::share::presign::{StorePlace, day_key};
use proofroom::share::setup::rules::{self, SetupRules};
use proofroom::share::setup::{
    SetupAsk, SetupCode, SetupFrom, SetupKeys, SetupPlan, SetupReply, SetupReport, SetupStep, step,
};
use serde::Serialize;

use crate::{Outcome, out};

/// A rule that was just applied may take a moment: SeaweedFS needed 1.5 s, AWS says "within seconds".
const APPLIED_TRIES: usize = 10;
const APPLIED_PAUSE: Duration = Duration::from_secs(1);
/// More rounds than a check has: a core that asks for ever would be a fault of ours.
const ROUNDS: usize = 20;

/// Options of `proofroom store`.
#[derive(clap::Args)]
pub struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Check a bucket: what sharing needs, what the store enforces, and what to apply.
    ///
    /// Keys are read from the environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for the studio, and, if reviewers'
    /// uploads are signed by a key of their own, PROOFROOM_SIGNER_KEY_ID and PROOFROOM_SIGNER_SECRET.
    Setup(Setup),
}

#[derive(clap::Args)]
struct Setup {
    /// Origin of the S3 endpoint, such as <https://s3.eu-central-1.amazonaws.com>.
    #[arg(long)]
    endpoint: String,
    /// Region of the bucket.
    #[arg(long, default_value = "us-east-1")]
    region: String,
    /// The bucket; it must exist.
    #[arg(long)]
    bucket: String,
    /// Address under which anybody reads the bucket, where it is not the endpoint's (R2: the public bucket's address).
    #[arg(long)]
    public: Option<String>,
    /// Origin of the page that will use it, such as <https://studio.example>.
    #[arg(long)]
    page: Option<String>,
    /// Only print the CORS rule and the policy; ask nothing.
    #[arg(long)]
    rules: bool,
    /// Apply the CORS rule and the policy before the check. They replace those that the bucket has.
    #[arg(long, conflicts_with = "rules")]
    apply: bool,
    /// Print the page's address with the keys in it at the end: treat it as a password.
    #[arg(long, requires = "page")]
    grant: bool,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
}

/// Runs a command of `proofroom store`.
///
/// # Errors
///
/// When keys are missing or an argument cannot be used. A store that lacks something is no error: the check failed.
pub fn run(options: &Options) -> Result<Outcome> {
    let Command::Setup(setup) = &options.command;
    setup.run()
}

/// The keys as the environment gives them.
struct Secrets {
    studio: (String, String),
    signer: Option<(String, String)>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Printed<'a> {
    v: u32,
    passed: bool,
    #[serde(flatten)]
    report: &'a SetupReport,
    rules: &'a SetupRules,
}

impl Setup {
    fn run(&self) -> Result<Outcome> {
        if self.rules {
            let rules = rules::rules(&self.plan(String::new(), String::new(), now(), "0".repeat(32)))?;
            out::say(words::rules(&rules));
            return Ok(Outcome::Passed);
        }
        let secrets = Secrets::read()?;
        let mut report = if self.apply { self.apply(&secrets)? } else { self.check(&secrets)? };
        for tried in 1..APPLIED_TRIES {
            if !self.apply || !report.findings.iter().any(|finding| by_rule(finding.code)) {
                break;
            }
            thread::sleep(APPLIED_PAUSE);
            report = if tried == APPLIED_TRIES / 2 { self.apply(&secrets)? } else { self.check(&secrets)? };
        }
        let (plan, _) = self.begin(&secrets)?;
        let rules = rules::rules(&plan)?;
        if self.json {
            out::json(&Printed { v: 1, passed: report.usable, report: &report, rules: &rules })?;
        } else {
            out::say(self.text(&report, &rules, &secrets)?);
        }
        Ok(Outcome::of(report.usable))
    }

    /// Applies the rules and checks. One rule after the other: `SeaweedFS` keeps them in one entry of the bucket, and of two
    /// that are written at the same moment it may keep only one.
    fn apply(&self, secrets: &Secrets) -> Result<SetupReport> {
        let (plan, keys) = self.begin(secrets)?;
        for ask in rules::apply(&plan, &keys)? {
            for reply in http::send(&[ask]) {
                if !(200..300).contains(&reply.status) {
                    bail!(
                        "the store did not take the rule ({} answered {}); apply it at your provider's: see --rules",
                        reply.id,
                        reply.status
                    );
                }
            }
        }
        self.check(secrets)
    }

    fn check(&self, secrets: &Secrets) -> Result<SetupReport> {
        let (plan, keys) = self.begin(secrets)?;
        let mut replies: Vec<SetupReply> = Vec::new();
        for _ in 0..ROUNDS {
            match step(&plan, &keys, &replies)? {
                SetupStep::Ask { asks } => replies.extend(http::send(&asks)),
                SetupStep::Done { report } => return Ok(report),
            }
        }
        bail!("the check did not come to an end after {ROUNDS} rounds of requests")
    }

    fn begin(&self, secrets: &Secrets) -> Result<(SetupPlan, SetupKeys)> {
        let mut random = [0_u8; 16];
        getrandom::fill(&mut random).map_err(|error| anyhow::anyhow!("the system gives no random numbers: {error}"))?;
        let (studio, signer) = (&secrets.studio, secrets.signer.as_ref().unwrap_or(&secrets.studio));
        let at = now();
        let keys = SetupKeys { studio: day_key(&studio.1, at)?, signer: day_key(&signer.1, at)? };
        Ok((self.plan(studio.0.clone(), signer.0.clone(), at, HEXLOWER.encode(&random)), keys))
    }

    fn plan(&self, access_key: String, signer: String, at: f64, id: String) -> SetupPlan {
        let trimmed = |address: &String| address.trim_end_matches('/').to_owned();
        let place = StorePlace {
            endpoint: trimmed(&self.endpoint),
            region: self.region.clone(),
            bucket: self.bucket.clone(),
            access_key,
        };
        let (public, origin) = (self.public.as_ref().map(trimmed), self.page.as_ref().map(trimmed));
        SetupPlan { place, signer, public, origin, from: SetupFrom::Native, at, id }
    }

    fn text(&self, report: &SetupReport, rules: &SetupRules, secrets: &Secrets) -> Result<String> {
        let mut text = format!("{} at {}\n", self.bucket, self.endpoint);
        for finding in &report.findings {
            let (sentence, remedy) = words::of(finding);
            writeln!(text, "  {:<9}{sentence}", words::severity(finding.severity))?;
            if finding.severity > Severity::Pass && !remedy.is_empty() {
                writeln!(text, "           {remedy}")?;
            }
        }
        if report.findings.iter().any(|finding| by_rule(finding.code)) {
            write!(text, "\n{}", words::rules(rules))?;
        }
        if report.usable {
            text.push_str("\nThis store can be used for sharing.\n");
        } else {
            text.push_str("\nThis store cannot be used yet.\n");
        }
        if let (true, true, Some(page)) = (self.grant, report.usable, &self.page) {
            let address = self.grant_address(page, report, secrets)?;
            write!(text, "\nThe studio's address; it holds the store's keys, treat it as a password:\n{address}\n")?;
        }
        Ok(text.trim_end().to_owned())
    }

    /// The address that makes a browser the studio, with what was found out about the store.
    fn grant_address(&self, page: &str, report: &SetupReport, secrets: &Secrets) -> Result<String> {
        let pair =
            |(access, secret): &(String, String)| serde_json::json!({ "accessKey": access, "secretKey": secret });
        let mut grant = serde_json::json!({
            "v": 1, "endpoint": self.endpoint.trim_end_matches('/'), "region": self.region, "bucket": self.bucket,
            "accessKey": secrets.studio.0, "secretKey": secrets.studio.1, "facts": report.facts,
        });
        let fields = grant.as_object_mut().context("a grant is an object")?;
        if let Some(signer) = &secrets.signer {
            fields.insert("signer".into(), pair(signer));
        }
        if let Some(public) = &self.public {
            fields.insert("public".into(), public.trim_end_matches('/').into());
        }
        Ok(format!("{}/#store={}", page.trim_end_matches('/'), BASE64URL_NOPAD.encode(&serde_json::to_vec(&grant)?)))
    }
}

/// What the printed rules would mend.
const fn by_rule(code: SetupCode) -> bool {
    matches!(
        code,
        SetupCode::CorsMissing | SetupCode::CorsIncomplete | SetupCode::CorsOpen | SetupCode::AnonymousBlocked
    )
}

impl Secrets {
    fn read() -> Result<Self> {
        let var = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let both = |id: &str, secret: &str| match (var(id), var(secret)) {
            (Some(id), Some(secret)) => Ok(Some((id, secret))),
            (None, None) => Ok(None),
            (Some(_), None) => bail!("{id} is set and {secret} is not: both are needed"),
            (None, Some(_)) => bail!("{secret} is set and {id} is not: both are needed"),
        };
        let Some(studio) = both("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")? else {
            bail!("the store's key is missing: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
        };
        Ok(Self { studio, signer: both("PROOFROOM_SIGNER_KEY_ID", "PROOFROOM_SIGNER_SECRET")? })
    }
}

/// Now, milliseconds since 1970. A clock before 1970 counts as 1970.
fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1000.0).floor()
}

/// One reply a request, in the order of the requests.
fn together(asks: &[SetupAsk], one: impl Fn(&SetupAsk) -> SetupReply + Sync) -> Vec<SetupReply> {
    let one = &one;
    thread::scope(|scope| {
        let running: Vec<_> = asks.iter().map(|ask| scope.spawn(move || one(ask))).collect();
        let lost = |ask: &SetupAsk| SetupReply { id: ask.id.clone(), at: now(), ..SetupReply::default() };
        running.into_iter().zip(asks).map(|(reply, ask)| reply.join().unwrap_or_else(|_| lost(ask))).collect()
    })
}
