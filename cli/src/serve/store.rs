//! The embedded S3 store: s3s speaks the protocol and checks SigV4, s3s-fs keeps objects as files.
//!
//! s3s-fs writes to a temporary file and renames, so an object is there whole or not at all, also after kill -9.
//! What it leaves open is closed here: `If-None-Match` is tested before the body is read (a race), anonymous reading is
//! all or nothing, and keys become file paths.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use anyhow::Result;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, IF_NONE_MATCH};
use hyper::{Method, Request};
use s3s::access::{S3Access, S3AccessContext};
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s::{S3Result, s3_error};
use tokio::sync::Mutex;

use super::answer::{self, Answer};
use super::gate::{Gate, share_with};
use super::keys::{BUCKET, Keys};

/// Largest object. A 100-megapixel 16-bit TIFF is 600 MB; larger ones do not belong in a review.
const OBJECT_LIMIT: u64 = 1024 * 1024 * 1024;
/// A conditional upload up to this size is read before its turn, so that a slow one holds up nobody.
const READ_AHEAD: u64 = 16 * 1024 * 1024;
/// The longest life of a presigned address, seconds, as on AWS: a week.
const LONGEST_LIFE: u64 = 604_800;
/// Conditional uploads of one key wait for each other; keys share this many queues.
const QUEUES: usize = 64;
/// What anybody may read: sealed manifests and sealed pictures.
const OPEN: [&str; 2] = ["open/", "blob/"];
/// Where the signer's addresses may write: the reviewers' slots.
const SLOTS: &str = "in/";

/// The store behind the bucket's addresses.
pub struct Store {
    service: S3Service,
    queues: Vec<Mutex<()>>,
}

/// Whether an address is the store's.
pub fn owns(path: &str) -> bool {
    path.strip_prefix('/').and_then(|rest| rest.split('/').next()) == Some(BUCKET)
}

impl Store {
    /// Opens the objects of a store folder; makes the bucket when it is new.
    ///
    /// # Errors
    ///
    /// When the folder cannot be used.
    pub fn open(keys: &Keys) -> Result<Self> {
        let root = super::make_folder(&keys.folder().join("s3"))?;
        super::make_folder(&root.join(BUCKET))?;
        let files = s3s_fs::FileSystem::new(&root)
            .map_err(|error| anyhow::anyhow!("the store {} cannot be opened: {error:?}", root.display()))?;
        let pairs = keys.pairs();
        let mut known = SimpleAuth::new();
        for pair in [&pairs.studio, &pairs.signer] {
            known.register(pair.access_key.clone(), pair.secret_key.clone().into());
        }
        let mut builder = S3ServiceBuilder::new(files);
        builder.set_auth(known);
        builder.set_access(Rights { studio: pairs.studio.access_key.clone() });
        Ok(Self { service: builder.build(), queues: (0..QUEUES).map(|_| Mutex::new(())).collect() })
    }

    /// Answers a request for the bucket or an object.
    pub async fn answer(&self, gate: &Gate, request: Request<Incoming>) -> Answer {
        if request.method() == Method::OPTIONS {
            return gate.preflight(&request);
        }
        let foreign = gate.foreign_page(request.headers());
        let reads_object = matches!(*request.method(), Method::GET | Method::HEAD)
            && request.uri().path().trim_end_matches('/').len() > BUCKET.len() + 1;
        let mut answer = match refusal(&request) {
            Some(refused) => refused,
            None => self.serve(request).await,
        };
        let success = answer.status().is_success();
        let headers = answer.headers_mut();
        // Stored bytes share the page's origin, so nothing stored may ever run or show as a document of it.
        headers.insert("content-security-policy", HeaderValue::from_static("default-src 'none'; sandbox"));
        headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
        headers.insert("cache-control", HeaderValue::from_static("no-cache"));
        if success && reads_object {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
        }
        match foreign {
            Some(origin) => share_with(headers, &origin),
            None => {
                headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
            }
        }
        answer
    }

    async fn serve(&self, request: Request<Incoming>) -> Answer {
        let conditional = request.method() == Method::PUT && request.headers().contains_key(IF_NONE_MATCH);
        if !conditional {
            return self.pass_on(request.map(s3s::Body::from)).await;
        }
        let mut name = DefaultHasher::new();
        request.uri().path().hash(&mut name);
        let queue = usize::try_from(name.finish() % QUEUES as u64).ok().and_then(|number| self.queues.get(number));
        let request = if length(&request).is_some_and(|length| length <= READ_AHEAD) {
            let (head, body) = request.into_parts();
            match body.collect().await {
                Ok(body) => Request::from_parts(head, s3s::Body::from(body.to_bytes())),
                Err(_) => return answer::s3_error(400, "IncompleteBody", "the upload broke off"),
            }
        } else {
            request.map(s3s::Body::from)
        };
        let _turn = match queue {
            Some(queue) => Some(queue.lock().await),
            None => None,
        };
        self.pass_on(request).await
    }

    async fn pass_on(&self, request: Request<s3s::Body>) -> Answer {
        match self.service.call(request).await {
            Ok(answer) => answer,
            Err(_) => answer::s3_error(500, "InternalError", "the store could not answer; nothing was changed"),
        }
    }
}

fn length<B>(request: &Request<B>) -> Option<u64> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// What is refused before the service sees it.
fn refusal<B>(request: &Request<B>) -> Option<Answer> {
    if request.method() == Method::PUT {
        match length(request) {
            None => return Some(answer::s3_error(411, "MissingContentLength", "an upload must say how long it is")),
            Some(length) if length > OBJECT_LIMIT => {
                return Some(answer::s3_error(413, "EntityTooLarge", "the object is larger than the limit of 1 GiB"));
            }
            Some(_) => {}
        }
    }
    let query = request.uri().query().unwrap_or_default();
    let life = query.split('&').find_map(|part| part.strip_prefix("X-Amz-Expires="));
    if life.is_some_and(|life| life.parse::<u64>().map_or(true, |seconds| seconds > LONGEST_LIFE)) {
        return Some(answer::s3_error(
            400,
            "AuthorizationQueryParametersError",
            "X-Amz-Expires must be a number of seconds up to 604800",
        ));
    }
    None
}

/// What each identity may do.
struct Rights {
    studio: String,
}

#[async_trait::async_trait]
impl S3Access for Rights {
    async fn check(&self, request: &mut S3AccessContext<'_>) -> S3Result<()> {
        let operation = request.s3_op().name().to_owned();
        let path = request.s3_path();
        let key = path.get_object_key();
        if path.get_bucket_name() != Some(BUCKET) {
            return Err(s3_error!(AccessDenied, "this store has one bucket"));
        }
        if key.is_some_and(|key| !well_formed(key)) {
            return Err(s3_error!(
                InvalidArgument,
                "the key holds an empty, `.` or `..` segment or a control character"
            ));
        }
        let caller = request.credentials().map(|credentials| credentials.access_key.as_str());
        match caller {
            Some(caller) if caller == self.studio && studio_may(&operation) => Ok(()),
            Some(caller) if caller != self.studio && signer_may(&operation, key) => Ok(()),
            None if anybody_may(&operation, key) => Ok(()),
            _ => Err(s3_error!(AccessDenied, "this key does not allow that")),
        }
    }
}

/// A key names a file below the bucket's folder, so it must not climb.
fn well_formed(key: &str) -> bool {
    let key = key.strip_suffix('/').unwrap_or(key);
    key.split('/').all(|segment| !matches!(segment, "" | "." | "..") && !segment.contains(['\\', '\0']))
}

/// Copying and multi-object deletion name a second key that the check of the address does not see; the page needs neither.
fn studio_may(operation: &str) -> bool {
    matches!(
        operation,
        "GetObject"
            | "HeadObject"
            | "PutObject"
            | "DeleteObject"
            | "ListObjects"
            | "ListObjectsV2"
            | "HeadBucket"
            | "GetBucketLocation"
    )
}

fn signer_may(operation: &str, key: Option<&str>) -> bool {
    match operation {
        "GetObject" | "HeadObject" | "ListObjectsV2" => true,
        "PutObject" => key.is_some_and(|key| key.starts_with(SLOTS)),
        _ => false,
    }
}

fn anybody_may(operation: &str, key: Option<&str>) -> bool {
    matches!(operation, "GetObject" | "HeadObject")
        && key.is_some_and(|key| OPEN.iter().any(|prefix| key.starts_with(prefix)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_climb_are_refused() {
        for key in ["open/../log/a", "..", "a//b", "/a", "./a", "a/.", "open/..", "a\\..\\b", "a\0"] {
            assert!(!well_formed(key), "{key:?}");
        }
        for key in ["open/AbC", "in/x/255", "log/1/2/3", "blob/a.b", "folder/"] {
            assert!(well_formed(key), "{key:?}");
        }
    }

    #[test]
    fn each_identity_has_its_rights_and_no_more() {
        let cases = [
            ("GetObject", "open/a", true, true),
            ("HeadObject", "blob/a", true, true),
            ("GetObject", "log/a", false, true),
            ("PutObject", "open/a", false, false),
            ("PutObject", "in/l/0", false, true),
            ("DeleteObject", "in/l/0", false, false),
            ("GetObjectTagging", "open/a", false, false),
        ];
        for (operation, key, anybody, signer) in cases {
            assert_eq!(anybody_may(operation, Some(key)), anybody, "anybody {operation} {key}");
            assert_eq!(signer_may(operation, Some(key)), signer, "signer {operation} {key}");
        }
        assert!(!studio_may("CopyObject"));
        assert!(!anybody_may("ListObjectsV2", None));
    }

    #[test]
    fn the_bucket_is_the_first_segment_and_nothing_else() {
        for (path, ours) in [
            ("/proofroom", true),
            ("/proofroom/", true),
            ("/proofroom/a", true),
            ("/proofroomx", false),
            ("/proof/a", false),
            ("/", false),
        ] {
            assert_eq!(owns(path), ours, "{path}");
        }
    }
}
