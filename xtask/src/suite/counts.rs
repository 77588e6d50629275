//! How many tests passed, as each runner says it.

use std::fmt;
use std::ops::AddAssign;

/// Results of tests.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Ran and held.
    pub passed: u32,
    /// Ran and did not hold, or could not run.
    pub failed: u32,
    /// Did not run, with a reason in the log.
    pub skipped: u32,
}

impl Counts {
    /// A check that is one yes or no, and said yes.
    pub const ONE: Self = Self { passed: 1, failed: 0, skipped: 0 };
    /// A preparation: it counts only when it fails.
    pub const NONE: Self = Self { passed: 0, failed: 0, skipped: 0 };

    /// These counts of a runner that failed: it counts as one failure if it named none itself.
    pub fn but_failed(mut self) -> Self {
        self.failed = self.failed.max(1);
        self
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// Adds up what runners wrote into a log:
///
/// - cargo and wasm-bindgen-test: `test result: ok. 12 passed; 0 failed; 1 ignored; …`
/// - Vitest: `      Tests  1 failed | 7 passed | 2 skipped (10)`
/// - Playwright: `  3 failed`, `  1 flaky`, `  2 skipped`, `  2 did not run`, `  10 passed (5.0s)` on lines of their own
/// - Node's runner: `# pass 3`, `# fail 0`, `# skipped 0`
pub fn read(text: &str) -> Counts {
    let mut counts = Counts::default();
    for line in text.lines() {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            add_words(&mut counts, result.split(['.', ';']));
        } else if let Some(result) = line.strip_prefix("Tests ") {
            add_words(&mut counts, result.split(['|', '(']));
        } else if let Some(result) = line.strip_prefix("# ") {
            let turned = result.split_once(' ').map(|(word, number)| format!("{number} {word}"));
            add_words(&mut counts, turned.as_deref().into_iter());
        } else {
            // A line of Playwright's summary is a number and one of these words, and nothing but a time after it.
            let bare = line.split(" (").next().unwrap_or_default();
            let words = ["passed", "failed", "flaky", "skipped", "did not run"];
            if words
                .iter()
                .any(|word| bare.strip_suffix(word).is_some_and(|number| number.trim_end().parse::<u32>().is_ok()))
            {
                add_words(&mut counts, std::iter::once(bare));
            }
        }
    }
    counts
}

fn add_words<'a>(counts: &mut Counts, parts: impl Iterator<Item = &'a str>) {
    for part in parts {
        let Some((number, word)) = part.trim().split_once(' ') else { continue };
        let Ok(number) = number.parse::<u32>() else { continue };
        match word.trim() {
            // A flaky test held on a second try: it is no pass.
            "failed" | "fail" | "flaky" => counts.failed += number,
            "passed" | "pass" => counts.passed += number,
            "skipped" | "ignored" | "todo" | "did not run" => counts.skipped += number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_runner_is_understood() {
        let cases = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.1s",
                (12, 0, 1),
            ),
            (
                "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured\n\ntest result: ok. 1 passed; 0 failed; 0 ignored",
                (2, 2, 0),
            ),
            (" Test Files  1 failed (1)\n      Tests  1 failed | 7 passed | 2 skipped (10)\n", (7, 1, 2)),
            (
                "  1 failed\n    [chromium] › a.spec.ts:1:1 › 2 passed\n  1 flaky\n  2 did not run\n  10 passed (5.0s)\n",
                (10, 2, 2),
            ),
            ("# tests 3\n# pass 3\n# fail 0\n# cancelled 0\n# skipped 1\n# todo 0\n", (3, 0, 1)),
            ("it passed\nerror: 3 passed tests\n", (0, 0, 0)),
        ];
        for (text, (passed, failed, skipped)) in cases {
            assert_eq!(read(text), Counts { passed, failed, skipped }, "{text}");
        }
    }
}
