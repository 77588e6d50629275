//! A dossier as evidence: every byte of it is held, and what was changed is named.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod review_actors;

use proofroom::review::dossier::container::{self, Entry};
use proofroom::review::dossier::{self, DossierReport, Packed, Takes, Thumb};
use proofroom::review::event::{Body, Verdict};
use proofroom::review::signed::sha256;
use review_actors::{Scene, key, note, signature};

/// `v2` stands approved by both; with a note, so that somebody's words are in the report.
fn scene() -> Scene {
    let mut scene = Scene::with_two_people();
    let word = scene.word(2, scene.state().heads, note("v2", "Is the <b>strap</b>\u{202e} real?\u{7}"));
    scene.log.add(word.clone()).unwrap();
    let decided = [2, 3].map(|seed| scene.decide(seed, "v2", Verdict::Approved));
    scene.receive(&[&word.hash, &decided[0], &decided[1]]);
    scene
}

fn thumb() -> Thumb {
    Thumb { file: sha256(b"v2"), media_type: "image/png".into(), bytes: vec![0x89, b'P', b'N', b'G'] }
}

fn packed(contents: &[u8]) -> Packed {
    let Entry { bytes, crc32, .. } = Entry::of("", contents).unwrap();
    Packed { file: sha256(contents), bytes, crc32 }
}

/// The whole file, and its entries in order.
fn made(scene: &Scene, thumbs: &[Thumb], files: &[&[u8]], takes: Takes) -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    let packs: Vec<_> = files.iter().map(|contents| packed(contents)).collect();
    let draft = dossier::draft(&scene.log, thumbs, &packs, takes, scene.now).unwrap();
    let finished = dossier::finish(&draft.manifest, &signature(&scene.studio, &draft.to_sign), &draft.entries).unwrap();
    let mut contents = vec![draft.page.into_bytes(), draft.log.into_bytes()];
    contents.extend(thumbs.iter().map(|thumb| thumb.bytes.clone()));
    contents.extend(files.iter().map(|contents| contents.to_vec()));
    contents.push(finished.sealed.into_bytes());
    let mut file = Vec::new();
    for (head, contents) in finished.frame.heads.iter().zip(&contents) {
        file.extend(head);
        file.extend(contents);
    }
    file.extend(finished.frame.tail);
    let names = draft.entries.into_iter().map(|entry| entry.name).chain(["dossier.json".into()]);
    (file, names.zip(contents).collect())
}

fn whole(scene: &Scene) -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    made(scene, &[thumb()], &[b"v2"], Takes::Approved)
}

/// Where each fault is, and which event it hits.
fn told(report: &DossierReport) -> Vec<(&str, Option<&str>)> {
    report.faults.iter().map(|fault| (fault.place.as_str(), fault.event.as_deref())).collect()
}

#[test]
fn a_dossier_holds_what_the_log_says() {
    let scene = scene();
    let (file, contents) = whole(&scene);
    let report = dossier::check(&file);
    assert!(report.good, "{:?}", report.faults);
    assert_eq!((report.title.as_str(), report.studio.as_str()), ("Autumn", "Atelier"));
    assert_eq!((report.proofs, report.approved, report.files), (1, 1, 1));
    assert_eq!(report.events as usize, scene.log.events().len());
    assert_eq!(report.log, scene.log.write());
    let names: Vec<_> = contents.iter().map(|(name, _)| name.clone()).collect();
    let (v2, short) = (sha256(b"v2"), &sha256(b"v2")[..12]);
    assert_eq!(
        names,
        [
            "index.html".into(),
            "log.jsonl".into(),
            format!("thumbs/{v2}.png"),
            format!("files/{short}-v2.jpg"),
            "dossier.json".into()
        ]
    );
    let page = String::from_utf8(contents[0].1.clone()).unwrap();
    for words in [
        "Chloé",
        "Mark",
        "Approved",
        &v2,
        "data:image/png;base64,",
        "&lt;b&gt;strap&lt;/b&gt;\u{202e} real?\u{fffd}</bdi>",
    ] {
        assert!(page.contains(words), "the report lacks {words}");
    }
    assert!(!page.contains("<b>") && !page.contains("<script"));
    // The container has one spelling.
    assert_eq!(container::write(&contents).unwrap(), file);
}

#[test]
fn each_byte_that_is_changed_is_found_and_an_event_is_named() {
    let scene = scene();
    let (file, contents) = whole(&scene);
    let log = &contents[1].1;
    let begin = file.windows(log.len()).position(|window| window == log).unwrap();
    // The names of the events, by the bytes of their lines.
    let lines: Vec<_> = scene
        .log
        .ordered()
        .into_iter()
        .flat_map(|event| vec![event.hash.clone(); event.line.len()].into_iter().chain([String::new()]))
        .collect();
    assert_eq!(lines.len(), log.len());
    let hold = |part: std::ops::Range<usize>| {
        let mut changed = file.clone();
        for at in part {
            changed[at] ^= 1 << (at % 8);
            let report = dossier::check(&changed);
            assert!(!report.good && !report.faults.is_empty(), "byte {at} was changed and nothing was said");
            if let Some(event) = at.checked_sub(begin).and_then(|at| lines.get(at)).filter(|event| !event.is_empty()) {
                let hit = told(&report).iter().any(|(_, hit)| *hit == Some(event));
                assert!(hit, "byte {at} hits event {event}: {:?}", report.faults);
            }
            changed[at] = file[at];
        }
    };
    let half = file.len() / 2;
    std::thread::scope(|both| {
        both.spawn(|| hold(0..half));
        hold(half..file.len());
    });
    for (name, cut) in [("the last byte", file.len() - 1), ("all but one byte", 1), ("everything", 0)] {
        assert!(!dossier::check(&file[..cut]).good, "{name} was cut off");
    }
    let mut longer = file.clone();
    longer.push(0);
    assert_eq!(told(&dossier::check(&longer)), [(format!("byte {}", file.len()).as_str(), None)]);
}

#[test]
fn events_that_are_taken_out_added_or_moved_are_named() {
    let scene = scene();
    let (_, contents) = whole(&scene);
    let text = String::from_utf8(contents[1].1.clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let hashes: Vec<_> = scene.log.ordered().iter().map(|event| event.hash.clone()).collect();
    let with = |lines: &[&str]| {
        let mut contents = contents.clone();
        contents[1].1 = lines.iter().flat_map(|line| [line, "\n"]).collect::<String>().into_bytes();
        dossier::check(&container::write(&contents).unwrap())
    };

    let taken = with(&[&lines[..4], &lines[5..]].concat());
    assert!(
        taken
            .faults
            .iter()
            .any(|fault| fault.event.as_ref() == Some(&hashes[4]) && fault.message.ends_with("was taken out")),
        "{:?}",
        taken.faults
    );

    let mut moved = lines.clone();
    moved.swap(2, 3);
    let moved = with(&moved);
    for hash in &hashes[2..4] {
        assert!(
            moved
                .faults
                .iter()
                .any(|fault| fault.event.as_ref() == Some(hash) && fault.message.contains("another place")),
            "{:?}",
            moved.faults
        );
    }

    let mut later = self::scene();
    let more = later.say(Body::ProofAdded { proof: "hat".into(), sku: "HAT-1".into(), view: String::new() });
    let line = later.log.get(&more).unwrap().line.clone();
    let added = with(&[&lines[..], &[line.as_str()]].concat());
    assert!(
        added.faults.iter().any(|fault| fault.event.as_ref() == Some(&more) && fault.message.contains("was not there")),
        "{:?}",
        added.faults
    );
}

#[test]
fn a_report_that_says_something_else_is_found_though_the_studio_signed_it() {
    let scene = scene();
    let (_, mut contents) = whole(&scene);
    let lie = String::from_utf8(contents[0].1.clone()).unwrap().replace("approved</span>", "rejected</span>");
    contents[0].1 = lie.into_bytes();
    let mut sealed: serde_json::Value = serde_json::from_slice(&contents[4].1).unwrap();
    sealed["manifest"]["entries"][0]["sha256"] = sha256(&contents[0].1).into();
    let manifest = serde_json_canonicalizer::to_string(&sealed["manifest"]).unwrap();
    sealed["signature"] = signature(&scene.studio, &format!("{}{manifest}", dossier::CONTEXT)).into();
    contents[4].1 = serde_json_canonicalizer::to_string(&sealed).unwrap().into_bytes();
    let report = dossier::check(&container::write(&contents).unwrap());
    assert_eq!(told(&report), [("index.html", None)]);
    assert!(report.faults[0].message.contains("something else than the log"));
}

#[test]
fn entries_that_are_taken_out_added_or_signed_by_another_are_named() {
    let scene = scene();
    let (_, contents) = whole(&scene);
    let check = |contents: &[(String, Vec<u8>)]| dossier::check(&container::write(contents).unwrap());
    let mut fewer = contents.clone();
    let (name, _) = fewer.remove(3);
    assert!(told(&check(&fewer)).contains(&(name.as_str(), None)));
    let mut more = contents.clone();
    more.insert(3, ("files/other.jpg".into(), b"other".to_vec()));
    assert!(told(&check(&more)).contains(&("files/other.jpg", None)));
    let mut other = contents.clone();
    other[3].1 = b"v3".to_vec();
    assert_eq!(told(&check(&other)), [(name.as_str(), None)]);

    let packs = [packed(b"v2")];
    let draft = dossier::draft(&scene.log, &[], &packs, Takes::Any, scene.now).unwrap();
    let forged = dossier::finish(&draft.manifest, &signature(&key(9), &draft.to_sign), &draft.entries);
    assert!(forged.unwrap_err().to_string().contains("a signature that does not fit"));
}

#[test]
fn only_what_stands_approved_is_taken_where_only_that_is_asked_for() {
    let scene = scene();
    let refused = |files: &[&[u8]], takes| {
        let packs: Vec<_> = files.iter().map(|contents| packed(contents)).collect();
        dossier::draft(&scene.log, &[], &packs, takes, scene.now).unwrap_err().to_string()
    };
    assert_eq!(
        refused(&[b"v1"], Takes::Approved),
        "file is v1.jpg, expected the newest version of a proof that stands approved"
    );
    assert!(
        refused(&[b"v2 with one byte more"], Takes::Any).ends_with("expected the SHA-256 of a version of this review")
    );
    let (file, _) = made(&scene, &[], &[b"v1", b"v2"], Takes::Any);
    assert!(dossier::check(&file).good);
}
