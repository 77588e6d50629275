//! Presigned addresses against botocore's, made once and kept in `data/presign/botocore.json`.
#![allow(clippy::unwrap_used, missing_docs)]

use proofroom::share::presign::{MAX_EXPIRES_S, SigningScope, StorePlace, StoreRequest, day, day_key};
use proofroom::share::slots;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    name: String,
    request: StoreRequest,
    place: StorePlace,
    secret: String,
    at: f64,
    expires_s: u32,
    url: String,
}

fn vectors() -> Vec<Case> {
    serde_json::from_str::<Vectors>(include_str!("data/presign/botocore.json")).unwrap().cases
}

/// Address and parameters; their order does not matter to a store.
fn parts(url: &str) -> (&str, Vec<&str>) {
    let (path, query) = url.split_once('?').unwrap();
    let mut query: Vec<&str> = query.split('&').collect();
    query.sort_unstable();
    (path, query)
}

#[test]
fn addresses_are_those_of_botocore() {
    for case in vectors() {
        let scope = SigningScope::at(case.place, case.at, case.expires_s).unwrap();
        let url = scope.presign(&day_key(&case.secret, case.at).unwrap(), &case.request).unwrap();
        assert_eq!(parts(&url), parts(&case.url), "{}", case.name);
    }
}

#[test]
fn a_table_of_signatures_gives_the_same_addresses_and_costs_32_bytes_a_slot() {
    let case = vectors().into_iter().next().unwrap();
    let key = day_key(&case.secret, case.at).unwrap();
    let scope = SigningScope::at(case.place, case.at, case.expires_s).unwrap();
    let link = "000102030405060708090a0b0c0d0e0f";
    let table = slots::table(scope.clone(), &key, link, true).unwrap();
    assert_eq!(table.signatures.len(), (256_usize * 32 * 4).div_ceil(3));
    for slot in [0, 1, 255] {
        let request = slots::request(link, slot, true);
        assert_eq!(table.address(slot as usize, &request).unwrap(), scope.presign(&key, &request).unwrap());
    }
    assert_eq!(table.address(256, &slots::request(link, 256, true)).unwrap_err().code(), "invalid-argument");
}

#[test]
fn days_and_their_limits() {
    for (at, expected) in [
        (0.0, Some("19700101")),
        (951_782_399_999.0, Some("20000228")),
        (951_782_400_000.0, Some("20000229")),
        (1_795_447_800_000.0, Some("20261123")),
        (253_402_300_799_999.0, Some("99991231")),
        (253_402_300_800_000.0, None),
        (-1.0, None),
        (f64::NAN, None),
    ] {
        assert_eq!(day(at).ok().as_deref(), expected, "{at}");
    }
    let place = vectors().remove(0).place;
    for (expires, ok) in [(0, false), (1, true), (MAX_EXPIRES_S, true), (MAX_EXPIRES_S + 1, false)] {
        assert_eq!(SigningScope::at(place.clone(), 0.0, expires).is_ok(), ok, "{expires}");
    }
    for endpoint in ["", "s3.example.com", "ftp://s3.example.com", "https://s3.example.com/path"] {
        let place = StorePlace { endpoint: endpoint.into(), ..place.clone() };
        let scope = SigningScope::at(place, 0.0, 1).unwrap();
        assert!(scope.presign(&[0; 32], &StoreRequest::default()).is_err(), "{endpoint:?}");
    }
}

#[test]
fn names_of_slots_are_read_strictly() {
    let link = "000102030405060708090a0b0c0d0e0f";
    for (name, expected) in [
        (format!("in/{link}/0"), Some((link, 0))),
        (format!("in/{link}/255"), Some((link, 255))),
        (format!("in/{link}/256"), None),
        (format!("in/{link}/007"), None),
        (format!("in/{link}/+7"), None),
        (format!("in/{link}"), None),
        ("in/xyz/1".into(), None),
        (format!("out/{link}/1"), None),
    ] {
        assert_eq!(slots::parse(&name), expected, "{name}");
    }
}
