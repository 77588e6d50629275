//! `cargo xtask test`: everything that CI runs, a failed step not stopping the rest.
//!
//! Each step writes to `target/test-logs/`; what failed is shown at the end, above the one line of totals.

mod counts;
mod steps;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;

use crate::House;
use crate::log::Log;
use counts::Counts;

/// How much of a failed step's output is repeated at the end; the whole is in its log.
const LINES_SHOWN: usize = 120;

/// One step: its name, what it does, and whether it is a check that counts or a preparation that counts only if it fails.
struct Step {
    name: &'static str,
    work: fn(&House, &Log) -> Result<Counts>,
}

/// What a step came to.
struct Done {
    name: &'static str,
    counts: Counts,
    /// The log of a step that failed.
    failed: Option<String>,
}

/// Runs the steps whose names hold one of the words, or all.
///
/// # Errors
///
/// When the logs' folder cannot be written. A failed step is no error here: it answers `false`.
pub fn run(house: &House, words: &[String]) -> Result<bool> {
    let terminal = Log::terminal();
    let start = Instant::now();
    std::fs::create_dir_all(folder(house))?;
    let mut done = Vec::new();
    for lanes in steps::STEPS {
        let results = std::thread::scope(|scope| {
            let lanes: Vec<_> =
                lanes.iter().map(|steps| scope.spawn(|| lane(house, &terminal, steps, words))).collect();
            lanes.into_iter().map(std::thread::ScopedJoinHandle::join).collect::<Vec<_>>()
        });
        for result in results {
            done.extend(result.map_err(|_| anyhow::anyhow!("a step ended in a panic, see above"))??);
        }
    }
    let mut total = Counts::default();
    done.iter().for_each(|step| total += step.counts);
    for Done { name, failed, .. } in &done {
        let Some(text) = failed else { continue };
        let lines: Vec<&str> = text.lines().collect();
        let tail = lines.get(lines.len().saturating_sub(LINES_SHOWN)..).unwrap_or_default();
        terminal.say(&format!("\n==== {name} failed; the end of its output:\n{}", tail.join("\n")));
    }
    terminal.say(&format!("\n{:.0} s in all", start.elapsed().as_secs_f64()));
    terminal.say(&total.to_string());
    Ok(total.failed == 0)
}

fn folder(house: &House) -> PathBuf {
    house.root.join("target/test-logs")
}

/// Runs the chosen steps of a lane.
fn lane(house: &House, terminal: &Log, steps: &[Step], words: &[String]) -> Result<Vec<Done>> {
    let chosen = |step: &&Step| words.is_empty() || words.iter().any(|word| step.name.contains(word.as_str()));
    steps.iter().filter(chosen).map(|step| one(house, terminal, step)).collect()
}

fn one(house: &House, terminal: &Log, step: &Step) -> Result<Done> {
    terminal.say(&format!("== {}", step.name));
    let begun = Instant::now();
    let path = folder(house).join(format!("{}.log", step.name.replace([' ', '/'], "-")));
    let log = Log::to_file(&path)?;
    let (counts, broke) = match (step.work)(house, &log) {
        Ok(counts) => (counts, false),
        Err(error) => {
            log.say(&format!("{error:#}"));
            (counts::read(&log.text()).but_failed(), true)
        }
    };
    terminal.say(&format!("   {}: {counts} ({:.1} s)", step.name, begun.elapsed().as_secs_f64()));
    let failed = (counts.failed > 0 || broke).then(|| log.text());
    if failed.is_some() {
        terminal.say(&format!("   FAILED, see {}", path.display()));
    }
    Ok(Done { name: step.name, counts, failed })
}
