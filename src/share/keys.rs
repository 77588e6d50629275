//! One key for each purpose, derived from a link's secret by HKDF-SHA-256 (RFC 5869).
//!
//! Salt is the link's id; info is `proofroom/1/` and the purpose. Whoever has the link has all of them; whoever has one
//! cannot compute another.

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signer, SigningKey};
use hkdf::Hkdf;
use sha2::Sha256;

use super::link::Link;
use crate::error::{Error, Result};

/// The keys that a link's secret opens.
#[derive(Clone)]
pub struct LinkKeys {
    /// Seals the manifest (AES-256-GCM).
    pub manifest: [u8; 32],
    /// Seals the slots (AES-256-GCM).
    pub slots: [u8; 32],
    invite: SigningKey,
}

impl LinkKeys {
    /// Derives the keys of a link.
    ///
    /// # Errors
    /// [`Error::Internal`] never in practice: 32 bytes are within HKDF's bounds.
    pub fn derive(link: &Link) -> Result<Self> {
        let hkdf = Hkdf::<Sha256>::new(Some(&link.id), &link.secret);
        let key = |purpose: &str| {
            let mut key = [0; 32];
            hkdf.expand(format!("proofroom/1/{purpose}").as_bytes(), &mut key)
                .map_err(|_| Error::Internal("HKDF refused 32 bytes"))?;
            Ok::<_, Error>(key)
        };
        Ok(Self { manifest: key("manifest")?, slots: key("slots")?, invite: SigningKey::from_bytes(&key("invite")?) })
    }

    /// The public half of the invite key: what the studio names in `reviewer-added`.
    #[must_use]
    pub fn invite_key(&self) -> String {
        HEXLOWER.encode(self.invite.verifying_key().as_bytes())
    }

    /// The invited person's signature, 128 hex digits.
    #[must_use]
    pub fn sign(&self, message: &str) -> String {
        HEXLOWER.encode(&self.invite.sign(message.as_bytes()).to_bytes())
    }
}
