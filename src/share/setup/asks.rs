//! The requests of a store's check, batch by batch.

use super::{LIFE_S, RACERS, Seen, SetupAsk, SetupFrom, SetupKeys, SetupPlan, judge, rules};
use crate::error::Result;
use crate::share::presign::{SigningScope, StorePlace, StoreRequest};
use crate::share::seal::SLOT_BYTES;
use crate::share::{manifest, slots};

/// An origin that no rule names.
const ELSEWHERE: &str = "https://elsewhere.invalid";

/// A body of one slot's size that names its writer.
pub(super) fn slot_body(plan: &SetupPlan, writer: &str) -> String {
    let line = format!("proofroom store check {} {writer}\n", plan.id);
    line.chars().cycle().take(SLOT_BYTES).collect()
}

/// Makes the requests of one plan.
pub(super) struct Asker<'a> {
    pub(super) plan: &'a SetupPlan,
    pub(super) keys: &'a SetupKeys,
}

impl Asker<'_> {
    pub(super) fn reach(&self) -> Result<Vec<SetupAsk>> {
        let mut asks = vec![self.studio("list", list("in/", "list-type"), None)?];
        if let (SetupFrom::Native, Some(origin)) = (self.plan.from, rules::foreign(self.plan)) {
            for (id, origin) in [("preflight", origin), ("preflight-other", ELSEWHERE)] {
                asks.push(self.bare(
                    id,
                    "OPTIONS",
                    &self.bucket(&manifest::object(&self.plan.id)),
                    &[
                        ("origin", origin),
                        ("access-control-request-method", "PUT"),
                        ("access-control-request-headers", "if-none-match"),
                    ],
                ));
            }
        }
        Ok(asks)
    }

    /// A page that gets nothing does not know whether there is nothing, or nothing that it may read.
    pub(super) fn is_anything_there(&self, seen: &Seen) -> Vec<SetupAsk> {
        let blocked = seen.get("list").is_some_and(|reply| reply.blocked);
        if self.plan.from != SetupFrom::Page || blocked || seen.status("list") != 0 {
            return Vec::new();
        }
        let ask = self.bare("opaque", "GET", &format!("{}/", self.plan.place.endpoint), &[]);
        vec![SetupAsk { opaque: true, ..ask }]
    }

    /// One write of each kind: as a link's signature allows it, without its condition, at another size; and a manifest.
    pub(super) fn first(&self) -> Result<Vec<SetupAsk>> {
        let mut bare = self.slot("slot-bare", 1, true, slot_body(self.plan, "bare"))?;
        bare.headers.clear();
        Ok(vec![
            self.slot("slot", 0, true, slot_body(self.plan, "first"))?,
            bare,
            self.slot("slot-size", 2, true, "too short".into())?,
            self.open("open", "first")?,
        ])
    }

    pub(super) fn again(&self, seen: &Seen) -> Result<Vec<SetupAsk>> {
        let mut asks = Vec::new();
        if seen.ok("slot") {
            asks.push(self.slot("slot-again", 0, true, slot_body(self.plan, "second"))?);
        } else if judge::condition_refused(seen) {
            asks.push(self.slot("slot-plain", 0, false, slot_body(self.plan, "first"))?);
        }
        if seen.ok("open") {
            asks.push(self.open("open-again", "second")?);
        }
        Ok(asks)
    }

    pub(super) fn third(&self, seen: &Seen) -> Result<Vec<SetupAsk>> {
        let mut asks = Vec::new();
        if seen.taken("slot-again") {
            asks.push(self.studio("slot-read", object("GET", &slots::object(&self.plan.id, 0)), None)?);
            for racer in 0..RACERS {
                let name = format!("race-{racer}");
                asks.push(self.slot(&name, 3, true, slot_body(self.plan, &name))?);
            }
        }
        if seen.ok("open") {
            let base = self.plan.public.clone().unwrap_or_else(|| self.bucket(""));
            let name = manifest::object(&self.plan.id);
            asks.push(self.bare("anonymous-read", "GET", &format!("{}/{name}", base.trim_end_matches('/')), &[]));
            asks.push(self.studio("versions", list(&name, "versions"), None)?);
        }
        asks.push(self.bare("anonymous-list", "GET", &format!("{}?list-type=2", self.bucket("")), &[]));
        let slot = self.bare("anonymous-write", "PUT", &self.bucket(&slots::object(&self.plan.id, 4)), &[]);
        asks.push(SetupAsk { body: Some("anybody".into()), ..slot });
        Ok(asks)
    }

    pub(super) fn race_read(&self, seen: &Seen) -> Result<Vec<SetupAsk>> {
        if seen.get("race-0").is_none() {
            return Ok(Vec::new());
        }
        Ok(vec![self.studio("race-read", object("GET", &slots::object(&self.plan.id, 3)), None)?])
    }

    /// What may be there is removed: an upload without an answer may have arrived.
    pub(super) fn sweep(&self, seen: &Seen) -> Result<Vec<SetupAsk>> {
        let written = |ids: &[&str]| {
            ids.iter()
                .any(|id| seen.get(id).is_some_and(|reply| reply.status == 0 || (200..300).contains(&reply.status)))
        };
        let raced = seen.get("race-0").is_some();
        let all = [
            (written(&["slot", "slot-plain"]), slots::object(&self.plan.id, 0)),
            (written(&["slot-bare"]), slots::object(&self.plan.id, 1)),
            (written(&["slot-size"]), slots::object(&self.plan.id, 2)),
            (raced, slots::object(&self.plan.id, 3)),
            (written(&["anonymous-write"]), slots::object(&self.plan.id, 4)),
            (written(&["open"]), manifest::object(&self.plan.id)),
        ];
        all.iter()
            .filter(|(there, _)| *there)
            .map(|(_, name)| self.studio(&format!("sweep {name}"), object("DELETE", name), None))
            .collect()
    }

    fn slot(&self, id: &str, slot: u32, once: bool, body: String) -> Result<SetupAsk> {
        let place = StorePlace { access_key: self.plan.signer.clone(), ..self.plan.place.clone() };
        self.signed(id, place, &self.keys.signer, slots::request(&self.plan.id, slot, once), Some(body))
    }

    fn open(&self, id: &str, writer: &str) -> Result<SetupAsk> {
        let body = format!("proofroom store check {} {writer}", self.plan.id);
        self.studio(id, object("PUT", &manifest::object(&self.plan.id)), Some(body))
    }

    fn studio(&self, id: &str, request: StoreRequest, body: Option<String>) -> Result<SetupAsk> {
        self.signed(id, self.plan.place.clone(), &self.keys.studio, request, body)
    }

    fn signed(
        &self,
        id: &str,
        place: StorePlace,
        key: &[u8; 32],
        request: StoreRequest,
        body: Option<String>,
    ) -> Result<SetupAsk> {
        let address = SigningScope::at(place, self.plan.at, LIFE_S)?.presign(key, &request)?;
        let StoreRequest { method, mut headers, .. } = request;
        // Every client says the length of its own body, and no page may.
        headers.retain(|(name, _)| name != "content-length");
        Ok(SetupAsk { id: id.into(), method, address, headers, body, opaque: false })
    }

    fn bare(&self, id: &str, method: &str, address: &str, headers: &[(&str, &str)]) -> SetupAsk {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        SetupAsk { id: id.into(), method: method.into(), address: address.into(), headers, body: None, opaque: false }
    }

    fn bucket(&self, object: &str) -> String {
        let StorePlace { endpoint, bucket, .. } = &self.plan.place;
        format!("{}/{bucket}/{object}", endpoint.trim_end_matches('/')).trim_end_matches('/').to_owned()
    }
}

fn object(method: &str, name: &str) -> StoreRequest {
    StoreRequest { method: method.into(), object: name.into(), ..StoreRequest::default() }
}

fn list(prefix: &str, kind: &str) -> StoreRequest {
    let value = if kind == "list-type" { "2" } else { "" };
    let query = [(kind, value), ("max-keys", "10"), ("prefix", prefix)];
    StoreRequest {
        method: "GET".into(),
        query: query.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        ..StoreRequest::default()
    }
}
