//! Sends the requests of a check over HTTP and TLS, a batch at the same time. No redirect is followed, no cookie kept.

use std::io::Read;
use std::time::Duration;

use proofroom::share::setup::{SetupAsk, SetupReply};
use ureq::Agent;
use ureq::http::Request;

use super::{now, together};

/// A store that takes longer does not answer.
const TIMEOUT: Duration = Duration::from_secs(20);
/// What is read of a body: the canaries have 4,096 bytes, errors less.
const BODY_BYTES: u64 = 8192;

/// Sends all at once; a request without an answer has status 0.
pub fn send(asks: &[SetupAsk]) -> Vec<SetupReply> {
    let config = Agent::config_builder().timeout_global(Some(TIMEOUT)).http_status_as_error(false).max_redirects(0);
    let agent: Agent = config.max_redirects_will_error(false).proxy(ureq::Proxy::try_from_env()).build().into();
    together(asks, |ask| one(&agent, ask))
}

fn one(agent: &Agent, ask: &SetupAsk) -> SetupReply {
    let none = || SetupReply { id: ask.id.clone(), at: now(), ..SetupReply::default() };
    let mut request = Request::builder().method(ask.method.as_str()).uri(&ask.address);
    for (name, value) in &ask.headers {
        request = request.header(name, value);
    }
    let sent = match &ask.body {
        Some(body) => request.body(body.as_str()).map(|request| agent.run(request)),
        None => request.body(()).map(|request| agent.run(request)),
    };
    let Ok(Ok(answer)) = sent else { return none() };
    let (head, body) = answer.into_parts();
    let headers = head.headers.iter().filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.into())));
    let mut bytes = Vec::new();
    // A body that breaks off is judged by what came.
    let _broken = body.into_reader().take(BODY_BYTES).read_to_end(&mut bytes);
    SetupReply {
        status: head.status.as_u16(),
        headers: headers.collect(),
        body: String::from_utf8_lossy(&bytes).into_owned(),
        ..none()
    }
}
