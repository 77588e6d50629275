//! The CORS rule and the bucket policy that sharing needs, as each provider takes them.
//!
//! Stores differ in what they take: AWS and SeaweedFS take `PutBucketCors` (XML; shown as the JSON that the AWS command
//! line takes) and a bucket policy; R2 has a list of rules in its dashboard and makes a bucket public under an address of
//! its own; B2 has rules in a form of its own and public buckets. Headers are named one by one: `*` has failed on R2.

use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{LIFE_S, SetupAsk, SetupKeys, SetupPlan};
use crate::error::{Error, Result};
use crate::share::presign::{SigningScope, StorePlace, StoreRequest};

/// Headers that the page sends.
const SENT: [&str; 4] = ["content-type", "if-match", "if-none-match", "range"];
/// Headers that the page reads.
const READ: [&str; 4] = ["ETag", "Date", "Content-Length", "Content-Range"];
const METHODS: [&str; 4] = ["GET", "HEAD", "PUT", "DELETE"];
/// A browser asks again after an hour.
const MAX_AGE_S: u32 = 3600;

/// Whose store it is, by its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum StoreKind {
    /// Amazon S3.
    Aws,
    /// Cloudflare R2.
    R2,
    /// Backblaze B2.
    B2,
    /// Any other.
    Other,
}

/// What to paste where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SetupRules {
    /// Whose store it is.
    pub kind: StoreKind,
    /// The CORS rule as JSON, in the provider's form; none where page and store share an origin.
    pub cors: Option<String>,
    /// The bucket policy as JSON; none where the provider has a switch instead.
    pub policy: Option<String>,
}

/// Whose store an endpoint is.
#[must_use]
pub fn kind(endpoint: &str) -> StoreKind {
    let host = endpoint.split_once("://").map_or(endpoint, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let ends = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
    match () {
        () if ends("amazonaws.com") || ends("amazonaws.com.cn") => StoreKind::Aws,
        () if ends("r2.cloudflarestorage.com") => StoreKind::R2,
        () if ends("backblazeb2.com") => StoreKind::B2,
        () => StoreKind::Other,
    }
}

/// The page's origin, when the store is at another.
pub(super) fn foreign(plan: &SetupPlan) -> Option<&str> {
    plan.origin.as_deref().filter(|origin| origin.trim_end_matches('/') != plan.place.endpoint.trim_end_matches('/'))
}

/// The rules for a plan.
///
/// # Errors
/// [`Error::Internal`] never in practice: the values are plain.
pub fn rules(plan: &SetupPlan) -> Result<SetupRules> {
    let kind = kind(&plan.place.endpoint);
    let text = |value: &serde_json::Value| {
        serde_json::to_string_pretty(value).map_err(|_| Error::Internal("plain values are JSON"))
    };
    let cors = foreign(plan).map(|origin| {
        let rule = json!({
            "AllowedOrigins": [origin], "AllowedMethods": METHODS, "AllowedHeaders": SENT,
            "ExposeHeaders": READ, "MaxAgeSeconds": MAX_AGE_S,
        });
        match kind {
            StoreKind::R2 => json!([rule]),
            StoreKind::B2 => json!([{
                "corsRuleName": "proofroom", "allowedOrigins": [origin],
                "allowedOperations": ["s3_get", "s3_head", "s3_put", "s3_delete"],
                "allowedHeaders": SENT, "exposeHeaders": READ, "maxAgeSeconds": MAX_AGE_S,
            }]),
            StoreKind::Aws | StoreKind::Other => json!({ "CORSRules": [rule] }),
        }
    });
    let policy = matches!(kind, StoreKind::Aws | StoreKind::Other).then(|| policy(&plan.place.bucket));
    Ok(SetupRules {
        kind,
        cors: cors.map(|cors| text(&cors)).transpose()?,
        policy: policy.map(|policy| text(&policy)).transpose()?,
    })
}

/// Anybody reads sealed manifests and sealed pictures; nothing else, and nobody lists.
fn policy(bucket: &str) -> serde_json::Value {
    let part = |name: &str| format!("arn:aws:s3:::{bucket}/{name}/*");
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Sid": "ProofroomReads", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
            "Resource": [part("open"), part("blob")],
        }],
    })
}

/// The requests that apply the rules, where the store takes them.
///
/// # Errors
/// As [`SigningScope::presign`]; [`Error::InvalidArgument`] for an origin that cannot stand in a rule.
pub fn apply(plan: &SetupPlan, keys: &SetupKeys) -> Result<Vec<SetupAsk>> {
    let mut asks = Vec::new();
    let scope = |place: StorePlace| SigningScope::at(place, plan.at, LIFE_S);
    let mut put = |id: &str, query: &str, body: String| -> Result<()> {
        let digest = HEXLOWER.decode(crate::review::signed::sha256(body.as_bytes()).as_bytes());
        let digest = digest.map_err(|_| Error::Internal("a digest is hex"))?;
        let headers = vec![("x-amz-checksum-sha256".to_owned(), BASE64.encode(&digest))];
        let query = vec![(query.to_owned(), String::new())];
        let request = StoreRequest { method: "PUT".into(), object: String::new(), query, headers };
        let address = scope(plan.place.clone())?.presign(&keys.studio, &request)?;
        let (method, headers) = (request.method, request.headers);
        asks.push(SetupAsk { id: id.into(), method, address, headers, body: Some(body), opaque: false });
        Ok(())
    };
    if let Some(origin) = foreign(plan) {
        put("apply-cors", "cors", cors_xml(origin)?)?;
    }
    if let Some(policy) = rules(plan)?.policy {
        put("apply-policy", "policy", policy)?;
    }
    Ok(asks)
}

fn cors_xml(origin: &str) -> Result<String> {
    if !origin.bytes().all(|b| b.is_ascii_alphanumeric() || b":/.-[]".contains(&b)) {
        let expected = "an origin such as https://studio.example".to_owned();
        return Err(Error::InvalidArgument { name: "origin", found: origin.to_owned(), expected });
    }
    let each = |name: &str, values: &[&str]| {
        values.iter().map(|value| format!("<{name}>{value}</{name}>")).collect::<String>()
    };
    Ok(format!(
        "<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><CORSRule>{}{}{}{}<MaxAgeSeconds>{MAX_AGE_S}</MaxAgeSeconds></CORSRule></CORSConfiguration>",
        each("AllowedOrigin", &[origin]),
        each("AllowedMethod", &METHODS),
        each("AllowedHeader", &SENT),
        each("ExposeHeader", &READ),
    ))
}
