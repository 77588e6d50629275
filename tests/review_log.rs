//! The bytes of the log: vectors, tampering, limits, and what a newer release may have written.
#![allow(clippy::unwrap_used, missing_docs)]

mod review_actors;

use proofroom::review::event::{Body, Event, Role, Verdict};
use proofroom::review::fold::Completeness;
use proofroom::review::log::Log;
use proofroom::review::signed::{self, MAX_NOTE_BYTES, MAX_REVIEWER_EVENT_BYTES, sha256};
use review_actors::{Scene, decision, key, note, public, sign, signature};

/// The vectors that `docs/log.md` prints: another implementation must come to the same.
#[test]
fn what_was_kept_under_its_name_is_read_without_its_signatures_and_any_other_byte_is_found() {
    let scene = review_actors::Scene::with_two_people();
    for event in scene.log.events() {
        assert_eq!(signed::read_kept(&event.hash, &event.line).unwrap(), *event);
        let begin = event.line.find("\"event\":").unwrap() + 8;
        for place in (begin..event.line.len() - 144).step_by(7) {
            let mut bytes = event.line.clone().into_bytes();
            bytes[place] ^= 1;
            let changed = String::from_utf8(bytes).unwrap();
            assert_eq!(signed::read_kept(&event.hash, &changed).unwrap_err().code(), "damaged");
        }
        for line in ["", "{}", "\"event\":"] {
            assert_eq!(signed::read_kept(&event.hash, line).unwrap_err().code(), "damaged");
        }
    }
}

#[test]
fn the_documented_vector_holds() {
    let document = include_str!("../docs/log.md");
    let scene = Scene::with_two_people();
    let mut scene_two = Scene::with_two_people();
    let word = scene_two.word(2, vec![], decision("v2", Verdict::Approved));
    let root = scene.log.ordered()[0];
    for fact in [root.hash.as_str(), root.line.as_str(), scene.log.review(), word.hash.as_str(), word.line.as_str()] {
        assert!(document.contains(fact), "docs/log.md lacks {fact}");
    }
}

#[test]
fn a_log_survives_its_file_and_a_merge_is_a_union() {
    let mut scene = Scene::with_two_people();
    let approval = scene.decide(2, "v2", Verdict::Approved);
    scene.receive(&[&approval]);
    let file = scene.log.write();
    let reading = Log::read(&(file.clone() + &file)).unwrap();
    assert_eq!((reading.logs.as_slice(), reading.failures.len()), ([scene.log.clone()].as_slice(), 0));
    assert_eq!(reading.logs[0].write(), file);
}

#[test]
fn every_changed_byte_of_a_signed_event_is_found() {
    let mut scene = Scene::with_two_people();
    let word = scene.word(2, scene.state().heads, note("v2", "The shadow — too hard."));
    for place in 0..word.line.len() {
        let mut bytes = word.line.clone().into_bytes();
        // Another bit at each place: the low one turns a digit into a digit, the sixth turns the case.
        let bit = place % 8;
        bytes[place] ^= 1 << bit;
        // What is no UTF-8 never becomes a line.
        let Ok(line) = String::from_utf8(bytes) else { continue };
        assert!(signed::read(&line).is_err(), "byte {place}, bit {bit} was changed unnoticed");
    }
}

#[test]
fn every_changed_byte_of_a_log_file_is_found() {
    let mut scene = Scene::new();
    scene.invite(2, "Chloé", Role::Decide);
    let file = scene.log.write();
    let events = scene.log.events().len();
    for place in 0..file.len() {
        let mut bytes = file.clone().into_bytes();
        bytes[place] ^= 1;
        let Ok(changed) = String::from_utf8(bytes) else { continue };
        let reading = Log::read(&changed).unwrap();
        let good: usize = reading.logs.iter().map(|log| log.events().len()).sum();
        assert!(!reading.failures.is_empty() && good < events, "byte {place} was changed unnoticed");
    }
}

#[test]
fn one_broken_line_does_not_lose_the_rest() {
    let scene = Scene::with_two_people();
    let mut lines: Vec<String> = scene.log.write().lines().map(str::to_owned).collect();
    lines[2] = lines[2].replace("v1.jpg", "v9.jpg");
    let reading = Log::read(&lines.join("\n")).unwrap();
    assert_eq!(reading.logs[0].events().len(), lines.len() - 1);
    assert_eq!((reading.failures[0].line, reading.failures[0].code.as_str()), (3, "forged"));
    let problems = reading.logs[0].fold(Completeness::Whole).problems;
    assert!(problems.iter().any(|problem| problem.kind == "missing-parent"), "{problems:?}");
}

#[test]
fn another_spelling_of_the_same_json_is_refused() {
    let scene = Scene::new();
    let line = &scene.log.ordered()[0].line;
    for other in [
        format!(" {line}"),
        format!("{line}\r"),
        line.replacen(':', ": ", 1),
        line.replace("\"v\":1", "\"v\":1.0"),
        line.replace("Autumn", "\\u0041utumn"),
        line.replacen('{', "{\"signature\":\"00\",", 1),
    ] {
        assert_eq!(signed::read(&other).unwrap_err().code(), "damaged", "{other}");
    }
}

#[test]
fn signatures_of_others_are_refused() {
    let mut scene = Scene::with_two_people();
    let word = scene.word(2, vec![], decision("v2", Verdict::Approved));
    let draft = signed::draft(word.event.clone()).unwrap();
    let by = |seed| signature(&key(seed), &draft.to_sign);
    assert!(signed::assemble(&draft.text, &by(2), Some(&by(102))).is_ok());
    let without_context = signature(&key(2), &draft.text);
    for (name, author, device, code) in [
        ("another author", by(3), Some(by(102)), "forged"),
        ("another device", by(2), Some(by(103)), "forged"),
        ("no device", by(2), None, "damaged"),
        ("no context", without_context, Some(by(102)), "forged"),
        ("short", "00".into(), Some(by(102)), "invalid-argument"),
    ] {
        let error = signed::assemble(&draft.text, &author, device.as_deref()).unwrap_err();
        assert_eq!(error.code(), code, "{name}: {error}");
    }
}

#[test]
fn limits_are_named() {
    let mut scene = Scene::with_two_people();
    let word = scene.word(2, vec![], note("v2", "x"));
    let event = |change: fn(&mut Event)| {
        let mut event = word.event.clone();
        change(&mut event);
        signed::draft(event).map(|_| ()).map_err(|error| error.code())
    };
    let text = |event: &mut Event, text: String| event.body = note("v2", &text);
    assert_eq!(event(|_| {}), Ok(()));
    assert_eq!(event(|e| e.at = 0.5), Err("invalid-argument"));
    assert_eq!(event(|e| e.at = -1.0), Err("invalid-argument"));
    assert_eq!(event(|e| e.at = f64::NAN), Err("invalid-argument"));
    assert_eq!(event(|e| e.v = 2), Err("unsupported"));
    assert_eq!(event(|e| e.review = "A".repeat(32)), Err("invalid-argument"));
    assert_eq!(event(|e| e.parents = vec!["x".into()]), Err("invalid-argument"));
    assert_eq!(event(|e| e.parents = (0..25_u8).map(|n| sha256(&[n])).collect()), Err("too-large"));
    assert_eq!(event(|e| e.body = note("v2", "  ")), Err("invalid-argument"));
    assert_eq!(event(|e| e.body = Body::Unknown(serde_json::json!({"kind": "new"}))), Err("invalid-argument"));
    let mut long = word.event.clone();
    text(&mut long, "x".repeat(MAX_NOTE_BYTES - 2));
    assert!(signed::draft(long.clone()).is_ok());
    text(&mut long, "x".repeat(MAX_NOTE_BYTES - 1));
    assert_eq!(signed::draft(long.clone()).unwrap_err().code(), "too-large");
    // An older release bounded the whole event only: what it wrote is still read.
    let room = MAX_REVIEWER_EVENT_BYTES - signed::draft(word.event.clone()).unwrap().text.len() + 1;
    let signed_anyway = |event: &Event| {
        let text = serde_json_canonicalizer::to_string(event).unwrap();
        let to_sign = format!("{}{text}", signed::CONTEXT);
        signed::assemble(&text, &signature(&key(2), &to_sign), Some(&signature(&key(102), &to_sign)))
    };
    text(&mut long, "x".repeat(room));
    assert!(signed_anyway(&long).is_ok());
    text(&mut long, "x".repeat(room + 1));
    assert_eq!(signed_anyway(&long).unwrap_err().code(), "too-large");
}

#[test]
fn a_kind_from_a_newer_release_is_kept_byte_for_byte_and_a_broken_known_kind_is_not() {
    let mut scene = Scene::with_two_people();
    let mut value = serde_json::to_value(&scene.word(2, vec![], note("v2", "x")).event).unwrap();
    let mut line = |body: serde_json::Value| {
        value["body"] = body;
        let text = serde_json_canonicalizer::to_string(&value).unwrap();
        let to_sign = format!("{}{text}", signed::CONTEXT);
        signed::assemble(&text, &signature(&key(2), &to_sign), Some(&signature(&key(102), &to_sign)))
    };
    let body = serde_json::json!({"kind": "time-entered", "minutes": 12.5, "nested": {"a": [1, null]}});
    let newer = line(body.clone()).unwrap();
    assert_eq!(newer.event.body, Body::Unknown(body));
    assert_eq!(newer.event.body.kind(), "time-entered");
    scene.log.add(newer.clone()).unwrap();
    let state = scene.state();
    assert!(state.history.iter().any(|entry| entry.id == newer.hash && entry.kind == "time-entered"));
    assert!(state.problems.iter().any(|problem| problem.kind == "unknown-kind"));
    assert_eq!(Log::read(&scene.log.write()).unwrap().logs[0], scene.log);

    for broken in [
        serde_json::json!({"kind": "decision-made", "version": "00", "verdict": "approved"}),
        serde_json::json!({"kind": "decision-made", "version": sha256(b"v2"), "verdict": "maybe", "reason": ""}),
    ] {
        assert_eq!(line(broken).unwrap_err().code(), "damaged");
    }
    // A known kind with a field more is read, and its bytes keep the field.
    let more = line(
        serde_json::json!({"kind": "note-added", "version": sha256(b"v2"), "text": "x", "region": null, "reply": 1}),
    );
    assert!(more.unwrap().line.contains("\"reply\":1"));
}

#[test]
fn numbers_with_many_digits_survive() {
    let mut scene = Scene::with_two_people();
    // serde_json without `float_roundtrip` reads the first of these one unit in the last place off.
    for number in [1.797_693_134_862_315_7, 122.416_294_033_786_59, 0.1 + 0.2, 5e-324, 999_999.999_999_999_9] {
        let region = proofroom::finding::Region { x: number, y: number, width: number, height: number };
        let body = Body::NoteAdded {
            version: sha256(b"v2"),
            text: "x".into(),
            region: Some(region),
            shape: None,
            reply_to: None,
        };
        let word = scene.word(2, vec![], body.clone());
        assert_eq!(signed::read(&word.line).unwrap().event.body, body, "{number}");
    }
}

#[test]
fn nobody_else_can_begin_the_same_review() {
    let scene = Scene::new();
    let event = scene.log.ordered()[0].event.clone();
    let thief = key(9);
    let forged = sign(Event { author: public(&thief), at: 0.0, ..event }, &thief, None);
    let mut log = Log::new(scene.log.review());
    log.add(forged.clone()).unwrap();
    assert!(log.fold(Completeness::Whole).studio_key.is_empty());
    log.add(scene.log.ordered()[0].clone()).unwrap();
    let state = log.fold(Completeness::Whole);
    assert_eq!(state.studio_key, public(&scene.studio));
    assert!(state.problems.iter().any(|problem| problem.kind == "stranger" && problem.event == forged.hash));
}
