//! Why a check could not run. A check that ran and found fault returns a [`Finding`](crate::finding::Finding) instead.
//!
//! Variants are sorted by who must act: the file, the caller, the limit, us. Each carries the offending value and what
//! was expected, so that the message alone lets a person mend it.

/// The library's result.
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// Why a check could not run.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    // The file must change.
    /// The bytes are none of the formats that are read.
    #[error("the file starts with {found}, which is none of: {expected}")]
    UnknownFormat {
        /// The first bytes, in hex, or "nothing" for an empty file.
        found: String,
        /// The formats that are read.
        expected: &'static str,
    },
    /// A known format uses something that is not read.
    #[error("{format}: {feature} is not supported; {expected}")]
    Unsupported {
        /// The format, such as `JPEG`.
        format: &'static str,
        /// What the file uses.
        feature: String,
        /// What would be read instead.
        expected: &'static str,
    },
    /// The bytes break their own format.
    #[error("{format}: {place}: found {found}, expected {expected}")]
    Damaged {
        /// The format, such as `JPEG` or `SVG path`.
        format: &'static str,
        /// Where: a byte offset, a line, a record number.
        place: String,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: String,
    },
    /// A signature, hash or seal does not fit what it should cover.
    #[error("{what} was altered or is not what it claims to be: found {found}, expected {expected}")]
    Forged {
        /// What was checked, such as `event 3f2a…`.
        what: String,
        /// What was found.
        found: String,
        /// What it should have been.
        expected: String,
    },

    // The caller must change.
    /// An argument is outside its range.
    #[error("{name} is {found}, expected {expected}")]
    InvalidArgument {
        /// The argument's name.
        name: &'static str,
        /// Its value.
        found: String,
        /// The values that are accepted.
        expected: String,
    },
    /// Two pictures that must be of one size are not.
    #[error(
        "the sample is {sample_width} × {sample_height} px, the reference {reference_width} × {reference_height} px; they must be of one size"
    )]
    SizeMismatch {
        /// Width of the sample, px.
        sample_width: u32,
        /// Height of the sample, px.
        sample_height: u32,
        /// Width of the reference, px.
        reference_width: u32,
        /// Height of the reference, px.
        reference_height: u32,
    },

    // A limit must change.
    /// The input is larger than a stated limit.
    #[error("{what} is {found}, the limit is {limit}")]
    TooLarge {
        /// What is too large, with its unit.
        what: &'static str,
        /// Its size.
        found: String,
        /// The limit.
        limit: String,
    },

    // We must change.
    /// A state that the code rules out; a bug in Proofroom.
    #[error("internal error: {0}; please report it")]
    Internal(&'static str),
}

impl Error {
    /// A stable kebab-case word for the kind of error; the page's `messages.ts` knows each.
    ///
    /// ```
    /// # use proofroom::error::Error;
    /// assert_eq!(Error::Internal("x").code(), "internal");
    /// ```
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownFormat { .. } => "unknown-format",
            Self::Unsupported { .. } => "unsupported",
            Self::Damaged { .. } => "damaged",
            Self::Forged { .. } => "forged",
            Self::InvalidArgument { .. } => "invalid-argument",
            Self::SizeMismatch { .. } => "size-mismatch",
            Self::TooLarge { .. } => "too-large",
            Self::Internal(_) => "internal",
        }
    }

    /// Every code that [`code`](Self::code) can answer; tests compare the page's messages with it.
    pub const CODES: [&'static str; 8] = [
        "unknown-format",
        "unsupported",
        "damaged",
        "forged",
        "invalid-argument",
        "size-mismatch",
        "too-large",
        "internal",
    ];
}
