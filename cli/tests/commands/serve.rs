//! `proofroom serve` from outside: what it says, what it refuses, and that its folder is its own. What its store answers
//! is asked in `tests/web/store`, together with another engine.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::program::{proofroom, root, scratch};

struct Server {
    child: Child,
    host: String,
    said: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn serve(folder: &Path, arguments: &[&str]) -> Server {
    let page = folder.join("page");
    std::fs::create_dir_all(page.join("assets")).unwrap();
    std::fs::write(page.join("index.html"), "<!doctype html>").unwrap();
    std::fs::write(page.join("assets/a-1.wasm"), "wasm").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_proofroom"))
        .args(["serve", "--page", page.to_str().unwrap(), "--store", folder.join("store").to_str().unwrap()])
        .args(arguments)
        .current_dir(root())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    while !said.contains("  stop") {
        assert!(lines.read_line(&mut said).unwrap() > 0, "it ended after: {said}");
    }
    let host = said.split_once("page    http://").unwrap().1.split('/').next().unwrap().to_owned();
    Server { child, host, said }
}

fn get(server: &Server, path: &str, host: &str) -> String {
    let mut socket = TcpStream::connect(&server.host).unwrap();
    write!(socket, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_page_comes_with_its_policy_and_nothing_outside_the_folder_comes() {
    let server = serve(&scratch("serve-page"), &["--port", "0", "--connect", "https://store.example"]);
    for path in ["/", "/proof/mug", "/share", "/review/", "/review", "/verify"] {
        let answer = get(&server, path, &server.host);
        assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("<!doctype html>"), "{path}: {answer}");
        for header in [
            "content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
            "connect-src 'self' blob: https://store.example;",
            "referrer-policy: no-referrer",
            "x-content-type-options: nosniff",
            "cross-origin-opener-policy: same-origin",
        ] {
            assert!(answer.contains(header), "{path}: no `{header}` in {answer}");
        }
    }
    let asset = get(&server, "/assets/a-1.wasm", &server.host);
    assert!(asset.contains("content-type: application/wasm") && asset.contains("immutable"), "{asset}");
    for path in ["/../store/keys.json", "/%2e%2e/store/keys.json", "/assets", "/nothing.js", "/proofs"] {
        assert!(get(&server, path, &server.host).starts_with("HTTP/1.1 404 "), "{path}");
    }
    assert!(get(&server, "/", "evil.example").starts_with("HTTP/1.1 421 "));
}

#[test]
fn a_store_belongs_to_one_server_keeps_its_port_and_hides_its_keys() {
    use std::os::unix::fs::PermissionsExt;
    let folder = scratch("serve-store");
    let first = serve(&folder, &["--port", "0"]);
    let keys = std::fs::metadata(folder.join("store/keys.json")).unwrap();
    assert_eq!(keys.permissions().mode() & 0o777, 0o600);
    let (page, store) = (folder.join("page"), folder.join("store"));
    let second =
        proofroom(&["serve", "--page", page.to_str().unwrap(), "--store", store.to_str().unwrap(), "--port", "0"]);
    assert!(second.error().contains("in use by another"), "{}", second.err);

    let (host, said) = (first.host.clone(), first.said.clone());
    drop(first);
    let again = serve(&folder, &[]);
    assert_eq!((&again.host, &again.said), (&host, &said), "the same port and the same keys after a kill");
}

#[test]
fn a_page_that_is_not_built_is_an_error_that_says_how() {
    let folder = scratch("serve-nothing");
    let run =
        proofroom(&["serve", "--page", folder.to_str().unwrap(), "--store", folder.join("store").to_str().unwrap()]);
    assert!(run.error().contains("cargo xtask build"), "{}", run.err);
}
