//! `cargo xtask test`: everything that CI runs, one step after another, a failed one not stopping the rest.
//!
//! Each step writes to `target/test-logs/`; what failed is shown at the end, above the one line of totals.

mod counts;
mod steps;

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

/// Runs the steps whose names hold one of the words, or all.
///
/// # Errors
///
/// When the logs' folder cannot be written. A failed step is no error here: it answers `false`.
pub fn run(house: &House, words: &[String]) -> Result<bool> {
    let terminal = Log::terminal();
    let start = Instant::now();
    let folder = house.root.join("target/test-logs");
    std::fs::create_dir_all(&folder)?;
    let mut total = Counts::default();
    let mut failures = Vec::new();
    let chosen = |step: &&Step| words.is_empty() || words.iter().any(|word| step.name.contains(word.as_str()));
    for step in steps::STEPS.iter().filter(chosen) {
        terminal.say(&format!("== {}", step.name));
        let begun = Instant::now();
        let path = folder.join(format!("{}.log", step.name.replace([' ', '/'], "-")));
        let log = Log::to_file(&path)?;
        let (counts, why) = match (step.work)(house, &log) {
            Ok(counts) => (counts, None),
            Err(error) => {
                log.say(&format!("{error:#}"));
                (counts::read(&log.text()).but_failed(), Some(format!("{error:#}")))
            }
        };
        total += counts;
        terminal.say(&format!("   {}: {counts} ({:.1} s)", step.name, begun.elapsed().as_secs_f64()));
        if counts.failed > 0 || why.is_some() {
            terminal.say(&format!("   FAILED, see {}", path.display()));
            failures.push((step.name, log.text()));
        }
    }
    for (name, text) in &failures {
        let lines: Vec<&str> = text.lines().collect();
        let tail = lines.get(lines.len().saturating_sub(LINES_SHOWN)..).unwrap_or_default();
        terminal.say(&format!("\n==== {name} failed; the end of its output:\n{}", tail.join("\n")));
    }
    terminal.say(&format!("\n{:.0} s in all", start.elapsed().as_secs_f64()));
    terminal.say(&total.to_string());
    Ok(total.failed == 0)
}
