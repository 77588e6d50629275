//! Running the program.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What one run answered.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The answer as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.err))
    }

    /// The sentence on the error output of a run that could not do its work.
    pub fn error(&self) -> &str {
        assert_eq!(self.status, 2, "out: {} err: {}", self.out, self.err);
        let sentence = self.err.strip_prefix("proofroom: ").unwrap_or_else(|| panic!("{}", self.err));
        assert_eq!(sentence.trim_end().lines().count(), 1, "one sentence: {sentence}");
        sentence
    }
}

/// Runs `proofroom` in the workspace's root.
pub fn proofroom(arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_proofroom")).args(arguments).current_dir(root()).output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The workspace's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// A fresh folder for one test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // It is there from the last run, or it is not.
    let _absent = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
