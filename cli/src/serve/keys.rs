//! The store folder: its lock, its two key pairs, and the claim by which the first browser gets them.
//!
//! Layout: `s3/` the objects, `keys.json` the key pairs (readable by the owner alone), `claimed` there once a browser
//! took them, `port` the port used last, `lock` held while a server runs.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use serde::{Deserialize, Serialize};

/// The store's only bucket, and so the first segment of every address of the store.
pub const BUCKET: &str = "proofroom";
/// What most S3 clients take when they are told nothing.
const REGION: &str = "us-east-1";

/// An access key and its secret.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyPair {
    /// The public half.
    pub access_key: String,
    /// The secret half.
    pub secret_key: String,
}

impl KeyPair {
    fn fresh(name: &str) -> Result<Self> {
        let mut random = [0_u8; 40];
        getrandom::fill(&mut random).map_err(|error| anyhow::anyhow!("the system gives no random numbers: {error}"))?;
        let (public, secret) = random.split_at(10);
        Ok(Self {
            access_key: format!("{name}{}", BASE32_NOPAD.encode(public)),
            secret_key: BASE64URL_NOPAD.encode(secret),
        })
    }
}

/// Who may use the store.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeyPairs {
    /// The studio: everything.
    pub studio: KeyPair,
    /// Signs what reviewers may do: reading, and writing below `in/`.
    pub signer: KeyPair,
}

/// What a studio's browser needs to use the store.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    v: u32,
    endpoint: String,
    region: &'static str,
    bucket: &'static str,
    #[serde(flatten)]
    studio: KeyPair,
    signer: KeyPair,
}

/// The state of the store, without a secret.
#[derive(Serialize)]
pub struct Status {
    store: bool,
    claimed: bool,
    version: &'static str,
}

/// An opened store folder; nobody else can open it while this lives.
pub struct Keys {
    folder: PathBuf,
    pairs: KeyPairs,
    _lock: File,
}

impl Keys {
    /// Opens or makes a store folder.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written, its key file is damaged, or another server uses it.
    pub fn open(folder: &Path, reclaim: bool) -> Result<Self> {
        let folder = super::make_folder(folder)?;
        let lock = lock(&folder)?;
        let file = folder.join("keys.json");
        let pairs = match std::fs::read(&file) {
            Ok(text) => serde_json::from_slice(&text).with_context(|| {
                format!("{} is damaged; restore it, links already sent depend on it", file.display())
            })?,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let pairs = KeyPairs { studio: KeyPair::fresh("STUDIO")?, signer: KeyPair::fresh("SIGNER")? };
                write_private(&file, &serde_json::to_vec_pretty(&pairs)?)?;
                pairs
            }
            Err(error) => return Err(error).with_context(|| format!("{} cannot be read", file.display())),
        };
        let keys = Self { folder, pairs, _lock: lock };
        if reclaim {
            match std::fs::remove_file(keys.claimed()) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(error).context("the claim cannot be reset");
                }
                _ => {}
            }
        }
        Ok(keys)
    }

    /// The folder's full path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The key pairs.
    pub fn pairs(&self) -> &KeyPairs {
        &self.pairs
    }

    /// The port that this store was served on last.
    pub fn last_port(&self) -> Option<u16> {
        std::fs::read_to_string(self.folder.join("port")).ok()?.trim().parse().ok()
    }

    /// Notes the port, for the next start.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written.
    pub fn remember_port(&self, port: u16) -> Result<()> {
        let file = self.folder.join("port");
        std::fs::write(&file, port.to_string()).with_context(|| format!("{} cannot be written", file.display()))
    }

    /// The grant for a page at an origin, as the printed address carries it.
    pub fn grant_text(&self, origin: &str) -> String {
        serde_json::to_vec(&self.grant(origin)).map(|json| BASE64URL_NOPAD.encode(&json)).unwrap_or_default()
    }

    /// Hands the grant out, once: `None` when it was handed out before.
    ///
    /// # Errors
    ///
    /// When the claim cannot be recorded; then nothing is handed out.
    pub fn claim(&self, origin: &str) -> Result<Option<Grant>> {
        // Creating is the test: of two browsers that ask at once, one makes the file.
        match OpenOptions::new().write(true).create_new(true).open(self.claimed()) {
            Ok(_) => Ok(Some(self.grant(origin))),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// What anybody may know.
    pub fn status(&self) -> Status {
        Status { store: true, claimed: self.claimed().exists(), version: env!("CARGO_PKG_VERSION") }
    }

    fn claimed(&self) -> PathBuf {
        self.folder.join("claimed")
    }

    fn grant(&self, origin: &str) -> Grant {
        let KeyPairs { studio, signer } = self.pairs.clone();
        Grant { v: 1, endpoint: origin.to_owned(), region: REGION, bucket: BUCKET, studio, signer }
    }
}

/// Two servers over one folder would delete each other's half-written files.
fn lock(folder: &Path) -> Result<File> {
    let file = folder.join("lock");
    let lock = File::create(&file).with_context(|| format!("{} cannot be written", file.display()))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(std::fs::TryLockError::WouldBlock) => {
            bail!(
                "the store {} is in use by another proofroom serve; stop it or name another --store",
                folder.display()
            )
        }
        Err(std::fs::TryLockError::Error(error)) => {
            Err(error).with_context(|| format!("{} cannot be locked", file.display()))
        }
    }
}

/// Writes a file that only its owner can read, whole or not at all.
fn write_private(file: &Path, content: &[u8]) -> Result<()> {
    let draft = file.with_extension("new");
    let write = || -> std::io::Result<()> {
        let mut output = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
        output.write_all(content)?;
        output.sync_all()?;
        std::fs::rename(&draft, file)
    };
    write().with_context(|| format!("{} cannot be written", file.display()))
}
