//! What comes from a store or a pasted link: links, names, sealed objects, and what stands inside a seal that fits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use proofroom::share::keys::LinkKeys;
use proofroom::share::link::Link;
use proofroom::share::{manifest, seal, slots};

const LINK: &str = "#1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fuzz_target!(|bytes: &[u8]| {
    let link = Link::parse(LINK).expect("a link of zeros");
    let keys = LinkKeys::derive(&link).expect("32 bytes");
    let _ = manifest::open(&link, bytes, None);
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(found) = Link::parse(text) {
            assert_eq!(Link::parse(&found.fragment()).ok(), Some(found));
        }
        let _ = slots::parse(text);
    }
    // Whoever has the link can seal anything.
    let name = manifest::object(&link.id_hex());
    if let Ok(sealed) = seal::seal(&keys.manifest, &[0; 12], &name, bytes, seal::Padding::Blocks) {
        assert_eq!(seal::open(&keys.manifest, &name, &sealed).ok().as_deref(), Some(bytes));
        let _ = manifest::open(&link, &sealed, None);
    }
    let name = slots::object(&link.id_hex(), 3);
    if let Ok(sealed) = seal::seal(&keys.slots, &[0; 12], &name, bytes, seal::Padding::Slot) {
        let _ = slots::open(&link, &name, &sealed);
    }
});
