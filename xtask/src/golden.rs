//! The public types as a golden file: `pkg/proofroom.d.ts` is committed, so that a change of the boundary is seen.

use std::collections::BTreeMap;

/// The lines in which two generated type files differ, `-` what is committed and `+` what the code gives now.
///
/// Order does not count (it follows the link order), nor does the list of raw exports (internal to the generator).
pub fn difference(committed: &str, generated: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    for line in public_lines(generated) {
        *counts.entry(line).or_default() += 1;
    }
    for line in public_lines(committed) {
        *counts.entry(line).or_default() -= 1;
    }
    let sign = |count: i32| if count > 0 { '+' } else { '-' };
    counts.into_iter().filter(|(_, count)| *count != 0).map(|(line, count)| format!("{} {line}", sign(count))).collect()
}

fn public_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.lines().map(str::trim_end).filter(move |line| {
        if line.starts_with("export interface InitOutput") {
            inside = true;
        }
        let skip = inside || line.is_empty();
        inside &= !line.starts_with('}');
        !skip
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_raw_exports_do_not_count() {
        let committed =
            "export type A = 1;\nexport type B = 2;\nexport interface InitOutput {\n  readonly x: () => 1;\n}\n";
        let generated = "export type B = 2;\n\nexport type A = 1;\nexport interface InitOutput {\n}\n";
        assert!(difference(committed, generated).is_empty());
        assert_eq!(
            difference("export type A = 1;", "export type A = 2;"),
            ["- export type A = 1;", "+ export type A = 2;"]
        );
    }
}
