#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;

#[test]
fn the_five_channels_parse_and_name_their_main_role() {
    let sets = builtin().unwrap();
    let roles: Vec<(&str, &str)> = sets.iter().map(|s| (s.channel.as_str(), s.main_role())).collect();
    assert_eq!(
        roles,
        [
            ("amazon", "main"),
            ("walmart", "main"),
            ("google-merchant", "main"),
            ("zalando", "packshot"),
            ("etsy", "any")
        ]
    );
}

#[test]
fn a_role_holds_the_rules_of_what_it_includes() {
    let sets = builtin().unwrap();
    let zalando = sets.iter().find(|s| s.channel == "zalando").unwrap();
    let (_, rules) = zalando.role("packshot").unwrap();
    assert!(rules.iter().any(|r| r.id == "zalando.any.aspect_ratio_wh.1"));
    assert!(rules.iter().any(|r| r.id == "zalando.packshot.background_color.1"));
}

const SMALL: &str = r#"{
  "schema": 1, "channel": "own", "name": "Own shop", "read": "2026-11-23",
  "roles": [{ "id": "main", "appliesTo": "all", "main": true, "rules": [
    { "id": "own.1", "measure": "longest-side-px", "limit": { "op": "at-least", "value": 800 },
      "consequence": "hard-reject", "confidence": "official", "sources": ["page"] }
  ] }],
  "crops": [], "disagreements": [], "notes": [],
  "sources": { "page": { "url": "https://shop.example/help", "publisher": "Own shop", "kind": "official" } }
}"#;

#[test]
fn a_file_of_ones_own_is_read_and_written_back() {
    let set = parse("own.json", SMALL).unwrap();
    let text = serde_json::to_string(&set).unwrap();
    assert_eq!(parse("own.json", &text).unwrap(), set);
}

#[test]
fn typing_errors_are_refused_with_their_place() {
    for (from, to, said) in [
        ("\"measure\": \"longest-side-px\"", "\"measure\": \"longest-side\"", "line 4"),
        ("\"value\": 800", "\"value\": 800, \"unit\": \"px\"", "line 4"),
        ("\"sources\": [\"page\"]", "\"sources\": [\"pgae\"]", "own.1"),
        ("\"sources\": [\"page\"]", "\"sources\": []", "own.1"),
        ("\"schema\": 1", "\"schema\": 2", "schema"),
        ("\"read\": \"2026-11-23\"", "\"read\": \"November\"", "read"),
        ("\"main\": true", "\"main\": false", "roles"),
        ("\"main\": true", "\"main\": true, \"includes\": [\"any\"]", "any"),
        ("{ \"op\": \"at-least\", \"value\": 800 }", "{ \"op\": \"is\", \"value\": true }", "fits the measure"),
        ("\"confidence\"", "\"metric\": \"box-area\", \"confidence\"", "product-fill alone"),
        ("\"crops\": []", "\"crop\": []", "unknown field"),
    ] {
        assert!(SMALL.contains(from), "{from}");
        let error = parse("own.json", &SMALL.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.code(), "damaged");
        assert!(error.to_string().contains("own.json") && error.to_string().contains(said), "{to}: {error}");
    }
}
