#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;

#[test]
fn the_list_of_channels_says_what_the_files_say() {
    for each in SHIPPED {
        let set = shipped(each.id).unwrap();
        assert_eq!(
            (set.channel.as_str(), set.name.as_str(), set.kind, set.read.as_str()),
            (each.id, each.name, each.kind, each.read)
        );
        assert!(!set.main_role().is_empty());
    }
}

#[test]
fn a_team_changes_values_drops_rules_and_adds_its_own() {
    let base = shipped("bol").unwrap();
    let text = r#"{
      "schema": 1, "extends": "bol", "channel": "bol", "name": "bol, our values", "read": "2026-11-24",
      "drop": ["bol.main.file_size_bytes.1"],
      "rules": { "main": [
        { "id": "bol.main.width_height_px.1", "measure": "width-height-px",
          "limit": { "op": "at-least-both", "width": 1600, "height": 1600 },
          "consequence": "recommendation", "confidence": "house", "sources": ["us"] },
        { "id": "us.blur", "measure": "blurred-or-pixelated", "limit": { "op": "is", "value": false },
          "consequence": "hard-reject", "confidence": "house", "sources": ["us"] }
      ] },
      "sources": { "us": { "url": "our handbook, page 3", "publisher": "We", "kind": "house" } }
    }"#;
    let RuleFile::Patch(patch) = read("ours.json", text).unwrap() else { panic!("a patch") };
    let set = apply("ours.json", &base, &patch).unwrap();
    let (_, rules) = set.role("main").unwrap();
    let find = |id: &str| rules.iter().find(|rule| rule.id == id);
    assert!(find("bol.main.file_size_bytes.1").is_none() && find("us.blur").is_some());
    let changed = &find("bol.main.width_height_px.1").unwrap().limit;
    assert_eq!(*changed, Limit::AtLeastBoth { width: 1600.0, height: 1600.0 });
    for (from, to, said) in [
        ("\"main\": [", "\"front\": [", "front"),
        ("bol.main.file_size_bytes.1\"]", "bol.9\"]", "bol.9"),
        ("\"extends\": \"bol\"", "\"extends\": \"etsy\"", "etsy"),
        ("\"op\": \"is\", \"value\": false", "\"op\": \"at-least\", \"value\": 3", "us.blur"),
    ] {
        assert!(text.contains(from), "{from}");
        let RuleFile::Patch(patch) = read("ours.json", &text.replacen(from, to, 1)).unwrap() else { panic!("a patch") };
        let error = apply("ours.json", &base, &patch).unwrap_err().to_string();
        assert!(error.contains("ours.json") && error.contains(said), "{error}");
    }
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
