//! Who may ask: the Host that is answered, the page that may claim the keys, the origins that may use the store.
//!
//! The Host check is what keeps a hostile web page from reaching a loopback server under a name of its own
//! ("DNS rebinding").

use std::net::SocketAddr;

use hyper::header::{HOST, HeaderMap, ORIGIN};
use hyper::{Request, Response};

use super::answer::{self, Answer};

/// The rules of admission of one server.
pub struct Gate {
    /// The only hosts that are answered; empty when bound to more than loopback, where names are the proxy's business.
    hosts: Vec<String>,
    origins: Vec<String>,
}

impl Gate {
    /// The gate of a server at an address, open to its own page and to the named origins.
    pub fn new(here: SocketAddr, origins: &[String]) -> Self {
        let port = here.port();
        let hosts = if here.ip().is_loopback() {
            [here.ip().to_string(), "127.0.0.1".into(), "localhost".into(), "[::1]".into()]
                .iter()
                .map(|name| format!("{name}:{port}"))
                .collect()
        } else {
            Vec::new()
        };
        Self { hosts, origins: origins.iter().map(|origin| origin.trim_end_matches('/').to_owned()).collect() }
    }

    /// The refusal of a request that was meant for another host.
    pub fn refusal<B>(&self, request: &Request<B>) -> Option<Answer> {
        let host = text(request.headers(), HOST);
        if self.hosts.is_empty()
            || host.is_some_and(|host| self.hosts.iter().any(|known| known.eq_ignore_ascii_case(host)))
        {
            return None;
        }
        Some(answer::plain(421, "this server answers only on its own address, the one that proofroom serve printed"))
    }

    /// The page's origin, when the request comes from our own page on this machine.
    pub fn own_page<B>(&self, request: &Request<B>) -> Option<String> {
        let headers = request.headers();
        let host = text(headers, HOST)?;
        let origin = text(headers, ORIGIN)?;
        let same = text(headers, "sec-fetch-site") == Some("same-origin") && origin == format!("http://{host}");
        (same && !self.hosts.is_empty()).then(|| origin.to_owned())
    }

    /// The other page's origin, if the request names one that was allowed at start.
    pub fn foreign_page(&self, headers: &HeaderMap) -> Option<String> {
        let origin = text(headers, ORIGIN)?;
        self.origins.iter().find(|known| *known == origin).cloned()
    }

    /// Answers a preflight of another page.
    pub fn preflight<B>(&self, request: &Request<B>) -> Answer {
        let Some(origin) = self.foreign_page(request.headers()) else {
            return answer::s3_error(
                403,
                "AccessForbidden",
                "this origin may not use the store; see proofroom serve --origin",
            );
        };
        let mut answer = Response::new(s3s::Body::empty());
        *answer.status_mut() = hyper::StatusCode::NO_CONTENT;
        let headers = answer.headers_mut();
        if let Some(wanted) = request.headers().get("access-control-request-headers") {
            headers.insert("access-control-allow-headers", wanted.clone());
        }
        headers.insert("access-control-allow-methods", fixed("GET, HEAD, PUT, DELETE"));
        headers.insert("access-control-max-age", fixed("3600"));
        share_with(headers, &origin);
        answer
    }
}

/// Lets another page read an answer.
pub fn share_with(headers: &mut HeaderMap, origin: &str) {
    if let Ok(origin) = hyper::header::HeaderValue::from_str(origin) {
        headers.insert("access-control-allow-origin", origin);
        headers.insert("access-control-expose-headers", fixed("ETag, Date, Content-Length, Content-Range"));
        headers.append(hyper::header::VARY, fixed("Origin"));
    }
}

fn fixed(value: &'static str) -> hyper::header::HeaderValue {
    hyper::header::HeaderValue::from_static(value)
}

fn text(headers: &HeaderMap, name: impl hyper::header::AsHeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn request(headers: &[(&str, &str)]) -> Request<()> {
        let mut request = Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(()).unwrap()
    }

    #[test]
    fn only_our_own_page_on_this_machine_may_claim() {
        let gate = Gate::new("127.0.0.1:7780".parse().unwrap(), &[]);
        let own = [("host", "127.0.0.1:7780"), ("origin", "http://127.0.0.1:7780"), ("sec-fetch-site", "same-origin")];
        assert_eq!(gate.own_page(&request(&own)).as_deref(), Some("http://127.0.0.1:7780"));
        let cases: [&[(&str, &str)]; 4] = [
            &own[..2],
            &[own[0], own[2]],
            &[own[0], ("origin", "http://evil.example"), own[2]],
            &[own[0], own[1], ("sec-fetch-site", "cross-site")],
        ];
        for headers in cases {
            assert_eq!(gate.own_page(&request(headers)), None, "{headers:?}");
        }
        let public = Gate::new("192.0.2.1:7780".parse().unwrap(), &[]);
        assert_eq!(public.own_page(&request(&own)), None);
    }

    #[test]
    fn a_foreign_host_name_is_refused_on_loopback() {
        let gate = Gate::new("127.0.0.1:7780".parse().unwrap(), &[]);
        for host in ["127.0.0.1:7780", "localhost:7780", "LOCALHOST:7780", "[::1]:7780"] {
            assert!(gate.refusal(&request(&[("host", host)])).is_none(), "{host}");
        }
        for host in ["127.0.0.1:80", "evil.example:7780", "127.0.0.1", ""] {
            assert!(gate.refusal(&request(&[("host", host)])).is_some(), "{host}");
        }
    }
}
