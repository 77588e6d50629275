//! Presigned requests to an S3-compatible store: AWS Signature Version 4 in the query.
//!
//! After Amazon's "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)". Path style, payload
//! unsigned. It takes the *day key* HMAC-SHA-256("AWS4" secret, day), so that the secret itself can stay a
//! non-extractable key of the browser; [`day_key`] makes it where the secret is at hand.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::error::{Error, Result};
use crate::review::event::Millis;
use crate::review::signed::sha256;
use crate::review::time::civil;

/// Longest life of a presigned request that stores accept, seconds: seven days.
pub const MAX_EXPIRES_S: u32 = 604_800;

/// A bucket in a store, and the public half of a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct StorePlace {
    /// Origin of the endpoint, such as `http://127.0.0.1:7780`.
    pub endpoint: String,
    /// The region that the credential is for.
    pub region: String,
    /// The bucket.
    pub bucket: String,
    /// The access key's id; no secret.
    pub access_key: String,
}

/// What makes a signature good for a while, apart from what it signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SigningScope {
    /// The bucket and credential.
    pub place: StorePlace,
    /// When it was signed, as `20261123T153000Z`.
    pub stamp: String,
    /// For how long it is good, seconds, at most [`MAX_EXPIRES_S`].
    pub expires_s: u32,
}

/// A request that is signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct StoreRequest {
    /// `GET`, `PUT`, `HEAD` or `DELETE`.
    pub method: String,
    /// The object's name; empty for the bucket itself (a listing).
    pub object: String,
    /// Query parameters apart from the signature's own, unencoded.
    #[serde(default)]
    pub query: Vec<(String, String)>,
    /// Headers that the request must carry with exactly these values, in lower case; `host` is always signed.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
}

impl SigningScope {
    /// The scope of requests signed at `at`.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a time outside the years 1970 to 9999 or a life past seven days.
    pub fn at(place: StorePlace, at: Millis, expires_s: u32) -> Result<Self> {
        if !(1..=MAX_EXPIRES_S).contains(&expires_s) {
            return Err(invalid("expires", &expires_s.to_string(), "1 to 604800 seconds"));
        }
        Ok(Self { place, stamp: stamp(at)?, expires_s })
    }

    /// The presigned address of a request.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for an endpoint that is no origin.
    pub fn presign(&self, day_key: &[u8; 32], request: &StoreRequest) -> Result<String> {
        self.address(request, &self.sign(day_key, request)?)
    }

    /// The signature of a request.
    ///
    /// # Errors
    /// As [`presign`](Self::presign).
    pub fn sign(&self, day_key: &[u8; 32], request: &StoreRequest) -> Result<[u8; 32]> {
        let (_, host) = self.origin()?;
        let headers = sorted_headers(host, request);
        let canonical = [
            request.method.as_str(),
            &self.path(request),
            &self.query(request)?,
            &headers.iter().map(|(name, value)| format!("{name}:{}\n", value.trim())).collect::<String>(),
            &names(&headers),
            "UNSIGNED-PAYLOAD",
        ]
        .join("\n");
        let to_sign =
            format!("AWS4-HMAC-SHA256\n{}\n{}\n{}", self.stamp, self.credential_scope(), sha256(canonical.as_bytes()));
        let region = mac(day_key, &self.place.region)?;
        let service = mac(&region, "s3")?;
        mac(&mac(&service, "aws4_request")?, &to_sign)
    }

    /// The address that carries a signature made elsewhere.
    ///
    /// # Errors
    /// As [`presign`](Self::presign).
    pub fn address(&self, request: &StoreRequest, signature: &[u8; 32]) -> Result<String> {
        let (origin, _) = self.origin()?;
        let (path, query) = (self.path(request), self.query(request)?);
        Ok(format!("{origin}{path}?{query}&X-Amz-Signature={}", HEXLOWER.encode(signature)))
    }

    /// Origin and host of the endpoint.
    fn origin(&self) -> Result<(&str, &str)> {
        let origin = self.place.endpoint.trim_end_matches('/');
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
        let plain = |host: &&str| !host.is_empty() && host.bytes().all(|b| b.is_ascii_graphic() && b != b'/');
        host.filter(plain)
            .map(|host| (origin, host))
            .ok_or_else(|| invalid("endpoint", &self.place.endpoint, "an origin such as https://s3.example.com"))
    }

    fn path(&self, request: &StoreRequest) -> String {
        let mut path = format!("/{}/", encode(&self.place.bucket));
        path.push_str(&request.object.split('/').map(encode).collect::<Vec<_>>().join("/"));
        path
    }

    fn query(&self, request: &StoreRequest) -> Result<String> {
        let (_, host) = self.origin()?;
        let credential = format!("{}/{}", self.place.access_key, self.credential_scope());
        let own = [
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned()),
            ("X-Amz-Credential", credential),
            ("X-Amz-Date", self.stamp.clone()),
            ("X-Amz-Expires", self.expires_s.to_string()),
            ("X-Amz-SignedHeaders", names(&sorted_headers(host, request))),
        ];
        let mut all: Vec<(String, String)> = own.iter().map(|(name, value)| (encode(name), encode(value))).collect();
        all.extend(request.query.iter().map(|(name, value)| (encode(name), encode(value))));
        all.sort_unstable();
        Ok(all.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&"))
    }

    fn credential_scope(&self) -> String {
        let day = self.stamp.get(..8).unwrap_or_default();
        format!("{day}/{}/s3/aws4_request", self.place.region)
    }
}

/// The day key of a secret: HMAC-SHA-256("AWS4" secret, day), for programs that hold the secret.
///
/// # Errors
/// [`Error::InvalidArgument`] for a time outside the years 1970 to 9999.
pub fn day_key(secret: &str, at: Millis) -> Result<[u8; 32]> {
    mac(format!("AWS4{secret}").as_bytes(), &day(at)?)
}

/// The day that a day key is for, as `20261123`, in UTC.
///
/// # Errors
/// [`Error::InvalidArgument`] for a time outside the years 1970 to 9999.
pub fn day(at: Millis) -> Result<String> {
    Ok(stamp(at)?.chars().take(8).collect())
}

/// The time as `20261123T153000Z`.
fn stamp(at: Millis) -> Result<String> {
    // The last second of the year 9999: later years need five digits.
    if !(0.0..253_402_300_800_000.0).contains(&at) {
        return Err(invalid("time", &at.to_string(), "milliseconds since 1970, before the year 10000"));
    }
    let seconds = (at / 1000.0).floor() as u64;
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days as i64);
    Ok(format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", rest / 3600, rest / 60 % 60, rest % 60))
}

fn sorted_headers<'a>(host: &'a str, request: &'a StoreRequest) -> Vec<(&'a str, &'a str)> {
    let mut headers: Vec<(&str, &str)> = request.headers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    headers.push(("host", host));
    headers.sort_unstable();
    headers
}

fn names(headers: &[(&str, &str)]) -> String {
    headers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";")
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn mac(key: &[u8], message: &str) -> Result<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| Error::Internal("HMAC refused a key"))?;
    mac.update(message.as_bytes());
    Ok(mac.finalize().into_bytes().into())
}

fn invalid(name: &'static str, found: &str, expected: &str) -> Error {
    Error::InvalidArgument { name, found: found.into(), expected: expected.into() }
}
