//! The subject's box against known mattes: the rendered pictures of the path tests, which lie outside the repository.

use std::path::Path;

use proofroom::raster::Rgba8;
use proofroom::subject;

/// Pictures that are looked at: the first of each kind, so that the test stays short.
const MOST: usize = 10;

fn load(path: &Path) -> Rgba8 {
    let picture = image::open(path).unwrap().into_rgba8();
    Rgba8::new(picture.width(), picture.height(), picture.into_raw()).unwrap()
}

/// The box of everything at least half covered.
fn of_matte(matte: &Rgba8) -> [f64; 4] {
    let width = matte.width() as usize;
    let (mut left, mut top, mut right, mut bottom) = (usize::MAX, usize::MAX, 0, 0);
    for (at, pixel) in matte.data().as_chunks::<4>().0.iter().enumerate() {
        if pixel[0] >= 128 {
            let (x, y) = (at % width, at / width);
            (left, top, right, bottom) = (left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1));
        }
    }
    [left, top, right, bottom].map(|edge| edge as f64)
}

#[test]
fn the_box_lies_on_known_mattes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/path");
    for (kind, tolerance) in [("synth", None), ("studio", Some(0.005))] {
        let Ok(entries) = std::fs::read_dir(folder.join(kind)) else {
            println!("skipped: {kind} pictures are not here");
            continue;
        };
        let mut names: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
        names.sort();
        let pictures = names.iter().filter(|p| {
            let name = p.file_name().unwrap().to_string_lossy();
            !name.contains("_alpha") && [".png", ".jpg"].iter().any(|ending| name.ends_with(ending))
        });
        let (mut told, mut exact) = (0, 0);
        for path in pictures.take(MOST) {
            let stem = path.file_stem().unwrap().to_string_lossy();
            let matte = path.with_file_name(format!("{stem}_alpha.png"));
            if !matte.is_file() {
                continue;
            }
            let (picture, matte) = (load(path), load(&matte));
            let wanted = of_matte(&matte);
            let search = subject::find(&picture, None).unwrap();
            let Some(found) = search.subject() else {
                println!("{stem}: cannot be measured, which is an answer");
                continue;
            };
            told += 1;
            let b = found.bounds;
            let edges = [b.x, b.y, b.x + b.width, b.y + b.height];
            let worst = edges.iter().zip(wanted).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            let longest = f64::from(picture.width().max(picture.height()));
            let limit = tolerance.map_or(1.0, |share| share * longest);
            exact += usize::from(worst <= limit);
            println!("{kind} {stem}: worst edge {worst:.1} px of {longest:.0} (confidence {:.2})", found.confidence);
        }
        println!("{kind}: {exact} of {told} boxes within the limit");
    }
}
