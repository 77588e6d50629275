//! Answers: a status, a type and a body.

use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Response, StatusCode};
use serde::Serialize;

/// A response with the S3 service's body type, so that page and store share one.
pub type Answer = Response<s3s::Body>;

/// A body of a type; an unknown status number becomes 500.
pub fn new(status: u16, kind: &'static str, body: impl Into<bytes::Bytes>) -> Answer {
    let mut answer = Response::new(s3s::Body::from(body.into()));
    *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    answer
}

/// A sentence for a person.
pub fn plain(status: u16, sentence: &str) -> Answer {
    new(status, "text/plain; charset=utf-8", format!("{sentence}\n"))
}

/// A value as JSON that nobody may keep.
pub fn json(status: u16, value: &impl Serialize) -> Answer {
    match serde_json::to_vec(value) {
        Ok(body) => {
            let mut answer = new(status, "application/json", body);
            answer.headers_mut().insert(hyper::header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            answer
        }
        Err(error) => plain(500, &format!("the answer could not be written: {error}")),
    }
}

/// An error for the page: a stable code and a sentence.
pub fn problem(status: u16, code: &'static str, message: &str) -> Answer {
    json(status, &serde_json::json!({ "code": code, "message": message }))
}

/// An error in the form that S3 clients read. The code and sentence are ours and hold no markup.
pub fn s3_error(status: u16, code: &str, sentence: &str) -> Answer {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{sentence}</Message></Error>"
    );
    new(status, "application/xml", body)
}
