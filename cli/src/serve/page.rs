//! The built page's files, with the headers that keep it from talking to anyone else.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use hyper::header::{CACHE_CONTROL, HeaderValue};

use super::answer::{self, Answer};

/// Addresses that the page's own script routes.
const ROUTES: [&str; 4] = ["/", "/share", "/review", "/verify"];

/// The folder of the built page.
pub struct Page {
    folder: PathBuf,
    policy: HeaderValue,
}

impl Page {
    /// Takes a folder with an `index.html`; the page may connect to its own origin and to `connect`.
    ///
    /// # Errors
    ///
    /// When the page is not built, or an origin cannot stand in a header.
    pub fn open(folder: &Path, connect: &[String]) -> Result<Self> {
        if !folder.join("index.html").is_file() {
            bail!(
                "{} holds no built page (no index.html); run `cargo xtask build` or name its folder with --page",
                folder.display()
            );
        }
        if let Some(origin) =
            connect.iter().find(|origin| origin.contains([';', ',', ' ']) || !origin.starts_with("http"))
        {
            bail!("--connect {origin} is not an origin such as https://store.example");
        }
        let connect = connect.iter().map(|origin| format!(" {origin}")).collect::<String>();
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; \
             font-src 'self'; connect-src 'self' blob:{connect}; worker-src 'self'; manifest-src 'self'; \
             frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        );
        Ok(Self { folder: folder.to_owned(), policy: HeaderValue::from_str(&policy)? })
    }

    /// A file of the page, or its document for an address that the script routes.
    pub async fn file(&self, path: &str) -> Answer {
        let routed = ROUTES.contains(&path) || path.starts_with("/proof/") || path.starts_with("/review/");
        let Some(relative) = (if routed { Some("index.html") } else { inside(path) }) else {
            return answer::plain(404, "there is nothing at this address");
        };
        match tokio::fs::read(self.folder.join(relative)).await {
            Ok(content) => {
                let mut answer = answer::new(200, kind(relative), content);
                // Built assets carry the hash of their content in their name.
                let keep =
                    if relative.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
                answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(keep));
                answer
            }
            Err(_) => answer::plain(404, "there is nothing at this address"),
        }
    }

    /// Adds the page's security headers.
    pub fn guard(&self, mut answer: Answer) -> Answer {
        let headers = answer.headers_mut();
        headers.insert("content-security-policy", self.policy.clone());
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        answer
    }
}

/// The path below the folder, if each of its segments is a plain visible name.
fn inside(path: &str) -> Option<&str> {
    let relative = path.strip_prefix('/')?;
    let plain = |segment: &str| {
        !segment.is_empty()
            && !segment.starts_with('.')
            && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    relative.split('/').all(plain).then_some(relative)
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md" | "cube") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_folder() {
        for path in ["/../keys.json", "/a/../../b", "/.git/config", "/a//b", "/%2e%2e/x", "/a\\b", "/a/", "x"] {
            assert_eq!(inside(path), None, "{path}");
        }
        assert_eq!(inside("/assets/index-B4x_9.js"), Some("assets/index-B4x_9.js"));
    }
}
