//! For every rule of every channel a picture (or file) that keeps it and one that breaks it by one unit; marks, borders,
//! shadows, stains and casts put into generated pictures and found again; the subject's box on pictures with known mattes.
//!
//! The pairs come from the rule files: a new rule that no pair can be made for fails `every_rule_has_its_pair`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::disallowed_methods)]

mod boxes;
mod injected;
mod pairs;
mod scene;

use proofroom::finding::Severity;
use proofroom::market::measure::Measurements;
use proofroom::market::rule::{Limit, Measure, Rule, RuleSet, builtin};
use proofroom::market::{Context, Judged, judge};

/// One rule, judged where it holds.
fn judged(set: &RuleSet, role: &str, rule: &Rule, numbers: &Measurements) -> Judged {
    let day = rule.effective_until.as_deref().or(rule.effective_from.as_deref()).unwrap_or("2027-06-01");
    let context = Context {
        category: rule.categories.first().cloned(),
        market: rule.markets.first().cloned(),
        circumstances: rule.circumstance.iter().cloned().collect(),
        ..Context::on(day)
    };
    let report = judge(set, role, numbers, &context).unwrap();
    report.findings.into_iter().find(|j| j.rule == rule.id).unwrap_or_else(|| panic!("{} was not judged", rule.id))
}

/// What a machine does not decide: the finding is a question, whatever the picture.
fn is_question(rule: &Rule) -> bool {
    use Measure as M;
    matches!(rule.limit, Limit::Stated { .. })
        || matches!(
            rule.measure,
            M::OverlayText
                | M::OverlayLogoOrWatermark
                | M::PlatformBadgesPresent
                | M::PropsPresent
                | M::PackagingOrTagsPresent
                | M::MultipleViewsInFrame
                | M::IsPhotograph
                | M::IsPlaceholder
                | M::StockPhoto
                | M::Authentic
                | M::ModelPresent
                | M::MannequinPresent
                | M::HeadCrop
                | M::View
                | M::ImageUrl
        )
}

#[test]
fn every_rule_has_its_pair() {
    let (mut pairs, mut questions, mut free) = (0, 0, 0);
    let mut faults = Vec::new();
    for set in builtin().unwrap() {
        for role in &set.roles {
            for rule in &role.rules {
                if matches!(rule.limit, Limit::Any) {
                    let any = pairs::plain();
                    assert_eq!(judged(&set, &role.id, rule, &any).finding.severity, Severity::Pass, "{}", rule.id);
                    free += 1;
                    continue;
                }
                if is_question(rule) {
                    let found = judged(&set, &role.id, rule, &pairs::plain());
                    assert_eq!(found.finding.kind, "human-check", "{}", rule.id);
                    questions += 1;
                    continue;
                }
                let made = pairs::of(&set, &role.id, rule);
                let mut fault = |kept: bool, wrong: bool, message: &str| {
                    if wrong {
                        faults.push(format!("{} ({}): {message}", rule.id, if kept { "kept" } else { "broken" }));
                    }
                };
                fault(true, made.is_empty(), "no picture keeps it and none breaks it by a unit");
                for (good, bad) in made {
                    let good = judged(&set, &role.id, rule, &good).finding;
                    fault(true, good.severity != Severity::Pass, &good.message);
                    let bad = judged(&set, &role.id, rule, &bad).finding;
                    fault(false, ["within-limit", "cannot-measure"].contains(&bad.kind.as_str()), &bad.message);
                }
                pairs += 1;
            }
        }
    }
    println!(
        "{pairs} rules with a kept and a broken picture, {questions} questions to a person, {free} without a limit"
    );
    assert!(faults.is_empty(), "{} of the pairs:\n{}", faults.len(), faults.join("\n"));
    assert!(pairs > 200, "{pairs}");
}
