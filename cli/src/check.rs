//! `proofroom check`: pictures against the rules of marketplaces and feeds, each measured once for all channels.

mod answer;
mod found;
mod junit;
mod measure;
mod sarif;
mod sets;
mod target;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, bail};
use proofroom::market::measure::Measurements;
use proofroom::market::{self, Context, Report};

use self::answer::Row;
use self::measure::Measured;
use self::target::Target;
pub use self::target::read as read_rules;
use crate::{Outcome, clock, out};

/// Options of `proofroom check`.
#[derive(clap::Args)]
pub struct Options {
    /// Pictures, folders (searched through), patterns such as 'shoot/**/*.jpg', or - for a list on the standard input.
    #[arg(required = true)]
    files: Vec<String>,
    /// Where they are to be shown: `amazon`, `otto/main,ebay`, `all`; a role after the slash. May be repeated.
    #[arg(long, required = true, value_delimiter = ',')]
    channel: Vec<String>,
    /// What they are used as, for channels without a role of their own; `main` is every channel's role for a main image.
    #[arg(long, default_value = "main")]
    role: String,
    /// A rule file of your own, a channel or changes to one; taken before the shipped ones. May be repeated.
    #[arg(long, value_name = "FILE.json")]
    rules: Vec<PathBuf>,
    /// The products' category, such as `apparel`; rules for categories warn at most while it is not named.
    #[arg(long)]
    category: Option<String>,
    /// The market, such as `south-east-asia`; as for the category.
    #[arg(long)]
    market: Option<String>,
    /// A way of working whose rules hold, such as `upload-by-name`. May be repeated.
    #[arg(long)]
    circumstance: Vec<String>,
    /// The day that dated rules are judged on, yyyy-mm-dd; today when not named.
    #[arg(long)]
    date: Option<String>,
    /// Take the files as one catalogue, products by name (SKU_view.jpg): counts, near-duplicates, one ratio, missing mains.
    #[arg(long)]
    set: bool,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The same as --format json.
    #[arg(long)]
    json: bool,
    /// Pictures that are measured at a time; every core when not named. A picture of 12 megapixels takes about 110 MB.
    #[arg(long)]
    jobs: Option<usize>,
}

/// How the answer is written.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Lines for people.
    Text,
    /// Everything that was measured and judged.
    Json,
    /// A test suite a channel, a test case a file.
    Junit,
    /// Results with their rules, for code hosts.
    Sarif,
}

/// Checks each file. One that cannot be read is told and does not stop the others.
///
/// # Errors
///
/// When a channel, role or pattern is unknown, or a file could not be checked (after the others were).
pub fn run(options: &Options) -> Result<Outcome> {
    let targets = target::all(&options.channel, &options.role, &options.rules)?;
    let context = Context {
        today: options.date.clone().unwrap_or_else(clock::today),
        category: options.category.clone(),
        market: options.market.clone(),
        circumstances: options.circumstance.clone(),
        keep: Vec::new(),
    };
    let files = found::all(&options.files)?;
    if files.is_empty() {
        bail!("no pictures in {}", options.files.join(", "));
    }
    let jobs = options.jobs.or_else(|| std::thread::available_parallelism().ok().map(Into::into)).unwrap_or(1);
    let mut measured = every(&files, jobs, |file| measure::measure(file));
    let missing = if options.set { sets::compare(&files, &mut measured) } else { Vec::new() };
    let rows: Vec<Row> = files
        .iter()
        .zip(measured)
        .map(|(file, measured)| {
            let judged = measured.and_then(|m| Ok((judge(&targets, &m.numbers, &context)?, m.numbers)));
            Row::new(file.display().to_string(), judged)
        })
        .collect();
    let answer = answer::Answer::new(&targets, rows, missing);
    match if options.json { Format::Json } else { options.format } {
        Format::Text => out::say(answer.text(&targets)?),
        Format::Json => out::json(&answer)?,
        Format::Junit => out::say(junit::write(&answer, &targets)?),
        Format::Sarif => out::json(&sarif::write(&answer, &targets))?,
    }
    let broken = answer.errors();
    if broken.is_empty() { Ok(Outcome::of(answer.passed)) } else { bail!(broken.join("; ")) }
}

fn judge(targets: &[Target], numbers: &Measurements, context: &Context) -> Result<Vec<Report>> {
    targets.iter().map(|each| Ok(market::judge(&each.rules, &each.role, numbers, context)?)).collect()
}

/// Runs `work` on every item with so many threads, and answers in the items' order.
fn every<I: Sync>(items: &[I], jobs: usize, work: impl Fn(&I) -> Result<Measured> + Sync) -> Vec<Result<Measured>> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<Measured>)>> = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, items.len().max(1)) {
            scope.spawn(|| {
                while let Some((at, item)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    items.get(at).map(|item| (at, item))
                } {
                    let result = work(item);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
