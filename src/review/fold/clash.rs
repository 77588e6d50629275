//! Open notes of different people on one place: they may contradict each other, and somebody must settle it first.

use crate::finding::Region;
use crate::review::shape::NoteShape;
use crate::review::state::{Note, Proof};

/// Names, for each open note, the open notes of others that overlap with it on the same version.
pub(super) fn find(proof: &mut Proof) {
    let open: Vec<(usize, Region)> = proof
        .notes
        .iter()
        .enumerate()
        .filter(|(_, note)| note.resolved.is_none() && note.withdrawn_at.is_none())
        .filter_map(|(place, note)| Some((place, meant(note.shape.as_ref()?))))
        .collect();
    let mut clashes = Vec::new();
    for (n, (a, meant)) in open.iter().enumerate() {
        for (b, other) in &open[..n] {
            let (first, second) = (&proof.notes[*b], &proof.notes[*a]);
            if may_contradict(first, second) && overlap(meant, other) {
                clashes.push((*b, *a));
            }
        }
    }
    for (b, a) in clashes {
        let (first, second) = (proof.notes[b].id.clone(), proof.notes[a].id.clone());
        proof.notes[b].clashes.push(second);
        proof.notes[a].clashes.push(first);
    }
}

fn may_contradict(a: &Note, b: &Note) -> bool {
    a.version == b.version && a.author.key != b.author.key
}

/// What a shape is about: an arrow speaks of what it points at.
fn meant(shape: &NoteShape) -> Region {
    match shape {
        NoteShape::Arrow { to: [x, y], .. } => Region { x: *x, y: *y, width: 0.0, height: 0.0 },
        other => other.bounds(),
    }
}

/// A point lies in a rectangle, or two rectangles share more than an edge.
fn overlap(a: &Region, b: &Region) -> bool {
    let along = |a: f64, a_size: f64, b: f64, b_size: f64| {
        let shared = (a + a_size).min(b + b_size) - a.max(b);
        if a_size == 0.0 || b_size == 0.0 { shared >= 0.0 } else { shared > 0.0 }
    };
    along(a.x, a.width, b.x, b.width) && along(a.y, a.height, b.y, b.height)
}
