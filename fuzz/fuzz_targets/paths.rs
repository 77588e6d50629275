//! Clipping paths in a picture file or in resources of any bytes; what was read is written again and must read the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use proofroom::path::photoshop::{embed, read, remove};

fuzz_target!(|bytes: &[u8]| {
    let Ok(found) = read(bytes) else { return };
    let ids: Vec<u16> = found.paths.iter().map(|path| path.id).collect();
    let _ = remove(bytes, &ids);
    if let Ok(written) = embed(bytes, &found.paths, found.clipping.as_ref()) {
        if let Ok(again) = read(&written) {
            assert!(again.paths.len() <= found.paths.len());
        }
    }
});
