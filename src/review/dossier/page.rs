//! The dossier's report: one HTML page that needs nothing else, for people who open it years later and for paper.
//!
//! The same log and thumbnails make the same bytes, so that whoever checks a dossier can make the page again and compare.
//! What people wrote stands in it as text, each piece in an isolate of its own direction; its policy forbids scripts and
//! every address.

use std::fmt::Write;

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use super::{Manifest, Thumb};
use crate::finding::Severity;
use crate::review::event::{Millis, Verdict, VersionKind};
use crate::review::state::{Decision, Note, Proof, ProofStatus, ReviewState, Version};
use crate::review::time::iso;

const STYLE: &str = "\
:root{color-scheme:light;font:15px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}\
body{max-width:58rem;margin:2rem auto;padding:0 1.25rem}\
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.2rem;margin:0}h3{font-size:.95rem;margin:1rem 0 .25rem}\
p{margin:.25rem 0}.muted{color:#595959}code{font:12px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}\
article{border:1px solid #d4d4d4;border-radius:8px;padding:1rem;margin:1rem 0;break-inside:avoid-page}\
.top{display:flex;gap:1rem;align-items:flex-start}.top img{max-width:11rem;max-height:11rem;background:#c4c4c4;border-radius:4px}\
.mark{font-weight:600}.approved{color:#0b6b4a}.against{color:#b3261e}\
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-top:1px solid #e3e3e3}th{font-weight:600}\
ul{margin:.25rem 0;padding-inline-start:1.25rem}li{margin:.2rem 0}bdi{white-space:pre-wrap;overflow-wrap:anywhere}\
@media print{body{margin:0;max-width:none}article{border-color:#999}}";

/// The report of a review.
pub(super) fn write(state: &ReviewState, manifest: &Manifest, thumbs: &[Thumb]) -> String {
    let mut page = Page { to: String::new(), thumbs };
    page.review(state, manifest);
    page.to
}

struct Page<'a> {
    to: String,
    thumbs: &'a [Thumb],
}

impl Page<'_> {
    /// Writing to a `String` never fails.
    fn put(&mut self, words: std::fmt::Arguments<'_>) {
        let _ = self.to.write_fmt(words);
    }

    fn review(&mut self, state: &ReviewState, manifest: &Manifest) {
        let policy = BASE64.encode(&Sha256::digest(STYLE));
        let approved = state.proofs.iter().filter(|proof| proof.status == ProofStatus::Approved).count();
        self.put(format_args!(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-{policy}'\">\
             <title>{title}</title><style>{STYLE}</style></head><body>\n<h1>{shown}</h1>\n\
             <p class=\"muted\">{studio}. {approved} of {count} approved. Made {made} with Proofroom {engine} from {events} signed events.</p>\n\
             <p>Studio’s key <code>{key}</code></p>\n\
             <p class=\"muted\">This page says what <code>log.jsonl</code> beside it says. Do not believe it, check it: drop the dossier on the Verify page, \
             or run <code>proofroom verify --dossier</code> on it. Both need no network, and name what was changed.</p>\n",
            title = text(&state.title),
            shown = bdi(&state.title),
            studio = bdi(&state.studio),
            count = state.proofs.len(),
            made = moment(manifest.made_at),
            engine = text(&manifest.engine),
            events = manifest.events.len(),
            key = text(&state.studio_key),
        ));
        for proof in &state.proofs {
            self.proof(proof);
        }
        self.put(format_args!("</body></html>\n"));
    }

    fn proof(&mut self, proof: &Proof) {
        self.put(format_args!("<article>\n<div class=\"top\">"));
        let shown = proof.versions.iter().rev().find_map(|version| {
            self.thumbs.iter().find(|thumb| thumb.file == version.info.file).map(|thumb| (thumb, version.number))
        });
        if let Some((thumb, number)) = shown {
            let data = BASE64.encode(&thumb.bytes);
            self.put(format_args!(
                "<img alt=\"Version {number}\" src=\"data:{};base64,{data}\">",
                text(&thumb.media_type)
            ));
        }
        let (word, tone) = status(proof.status);
        self.put(format_args!(
            "<div><h2>{} {}</h2><p class=\"mark {tone}\">{word}</p>",
            bdi(&proof.sku),
            bdi(&proof.view)
        ));
        if let Some(newest) = proof.versions.last() {
            self.put(format_args!(
                "<p>This holds for version {} alone, the file with SHA-256 <code>{}</code></p>",
                newest.number, newest.info.file
            ));
        }
        self.put(format_args!("</div></div>\n"));
        if !proof.versions.is_empty() {
            self.put(format_args!("<h3>Versions</h3>\n<table><tr><th>No.<th>Kind<th>File<th>SHA-256<th>Added</tr>\n"));
            for version in &proof.versions {
                self.version(version);
            }
            self.put(format_args!("</table>\n"));
        }
        if !proof.decisions.is_empty() {
            self.put(format_args!("<h3>Decisions</h3>\n<ul>\n"));
            for decision in &proof.decisions {
                self.decision(proof, decision);
            }
            self.put(format_args!("</ul>\n"));
        }
        if !proof.notes.is_empty() {
            self.put(format_args!("<h3>Notes</h3>\n<ul>\n"));
            for note in &proof.notes {
                self.note(proof, note);
            }
            self.put(format_args!("</ul>\n"));
        }
        self.put(format_args!("</article>\n"));
    }

    fn version(&mut self, version: &Version) {
        let (info, kind) = (&version.info, kind(version.info.kind));
        self.put(format_args!(
            "<tr><td>{}<td>{kind}<td>{}<br><span class=\"muted\">{} × {} px, {} bytes, {}</span><td><code>{}</code><td>{}</tr>\n",
            version.number,
            bdi(&info.file_name),
            info.width,
            info.height,
            info.bytes,
            bdi(&info.profile),
            info.file,
            moment(version.added_at),
        ));
        let found: Vec<_> =
            version.findings.iter().filter(|finding| finding.severity >= Severity::CannotMeasure).collect();
        if version.checked_by.is_none() || found.is_empty() {
            return;
        }
        self.put(format_args!("<tr><td><td colspan=\"4\">What the checks found:<ul>"));
        for finding in found {
            let word = match finding.severity {
                Severity::Failure => "failure",
                Severity::Warning => "warning",
                _ => "cannot measure",
            };
            self.put(format_args!("<li>{word}: {}</li>", bdi(&finding.message)));
        }
        self.put(format_args!("</ul></tr>\n"));
    }

    fn decision(&mut self, proof: &Proof, decision: &Decision) {
        let (word, tone) = match decision.verdict {
            Verdict::Approved => ("approved", "approved"),
            Verdict::ChangesRequested => ("asked for changes to", "against"),
            Verdict::Rejected => ("rejected", "against"),
        };
        let marks = [
            (decision.late, " Late: kept, not counted."),
            (!decision.unseen.is_empty(), " Places of the required tour were not seen: kept, not counted."),
            (decision.replaced, " Replaced by a later decision."),
        ];
        let marks: String = marks.iter().filter(|(holds, _)| *holds).map(|(_, words)| *words).collect();
        self.put(format_args!(
            "<li>{}, {}, <span class=\"mark {tone}\">{word}</span> {} on {}{}.{marks}",
            bdi(&decision.author.name),
            bdi(&decision.author.title),
            numbered(proof, &decision.version),
            moment(decision.at),
            decision.received_at.map(|at| format!(", received {}", moment(at))).unwrap_or_default(),
        ));
        if !decision.reason.is_empty() {
            self.put(format_args!(" Reason: {}", bdi(&decision.reason)));
        }
        self.put(format_args!("<br><span class=\"muted\">event <code>{}</code></span></li>\n", decision.id));
    }

    fn note(&mut self, proof: &Proof, note: &Note) {
        self.put(format_args!(
            "<li>{}, {}, on {}: {}{}{}",
            bdi(&note.author.name),
            moment(note.at),
            numbered(proof, &note.version),
            if note.withdrawn_at.is_some() { "withdrawn: ".to_owned() } else { String::new() },
            bdi(&note.text),
            if note.resolved.is_some() { " <span class=\"approved\">Done.</span>" } else { "" },
        ));
        if !note.replies.is_empty() {
            self.put(format_args!("<ul>"));
            for reply in &note.replies {
                self.put(format_args!(
                    "<li>{}, {}: {}</li>",
                    bdi(&reply.author.name),
                    moment(reply.at),
                    bdi(&reply.text)
                ));
            }
            self.put(format_args!("</ul>"));
        }
        self.put(format_args!("</li>\n"));
    }
}

fn status(status: ProofStatus) -> (&'static str, &'static str) {
    match status {
        ProofStatus::Empty => ("No version yet", ""),
        ProofStatus::Draft => ("Nobody was asked yet", ""),
        ProofStatus::Waiting => ("Not decided", ""),
        ProofStatus::ChangesRequested => ("Changes requested", "against"),
        ProofStatus::Rejected => ("Rejected", "against"),
        ProofStatus::Approved => ("Approved", "approved"),
    }
}

fn kind(kind: VersionKind) -> &'static str {
    match kind {
        VersionKind::Capture => "capture",
        VersionKind::Automated => "automated",
        VersionKind::Retouched => "retouched",
        VersionKind::Final => "final",
    }
}

/// `version 2`, or the hash where the stack has no such file.
fn numbered(proof: &Proof, file: &str) -> String {
    let version = proof.versions.iter().find(|version| version.info.file == file);
    version.map_or_else(|| format!("<code>{}</code>", text(file)), |version| format!("version {}", version.number))
}

/// `2026-11-24 21:41:59 UTC`.
fn moment(at: Millis) -> String {
    let stamp = iso(at);
    let (day, time) = stamp.split_once('T').unwrap_or((&stamp, ""));
    format!("<time datetime=\"{stamp}\">{day} {} UTC</time>", time.get(..8).unwrap_or_default())
}

/// What a person wrote, in an isolate: its direction and its marks end with it.
fn bdi(words: &str) -> String {
    format!("<bdi>{}</bdi>", text(words))
}

/// Text as HTML: no markup, and of control characters only the line break.
fn text(words: &str) -> String {
    let mut to = String::with_capacity(words.len());
    for each in words.chars() {
        match each {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\'' => to.push_str("&#39;"),
            each if each.is_control() && each != '\n' => to.push('\u{fffd}'),
            each => to.push(each),
        }
    }
    to
}
