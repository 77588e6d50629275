//! Where a step's words go: to the terminal, or into a file that is shown when the step fails.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// A target of output.
pub struct Log {
    file: Option<(PathBuf, File)>,
}

impl Log {
    /// Straight to the terminal.
    pub fn terminal() -> Self {
        Self { file: None }
    }

    /// Into a new file.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn to_file(path: &Path) -> Result<Self> {
        let file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Self { file: Some((path.to_owned(), file)) })
    }

    /// Writes a line.
    pub fn say(&self, text: &str) {
        // A closed terminal or a full disk must not hide the result of the step.
        let _unheard = match &self.file {
            Some((_, file)) => writeln!(&*file, "{text}"),
            None => writeln!(std::io::stdout().lock(), "{text}"),
        };
    }

    /// Runs a command to its end, its output going here.
    ///
    /// # Errors
    ///
    /// When it cannot start or fails.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        if let Some((_, file)) = &self.file {
            command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file.try_clone()?);
            command.env("NO_COLOR", "1").env("CARGO_TERM_COLOR", "never").env_remove("FORCE_COLOR");
        }
        let name = command.get_program().to_string_lossy().into_owned();
        let status = command.status().with_context(|| format!("{name} could not be started"))?;
        if !status.success() {
            bail!("{} failed ({status})", written_out(command));
        }
        Ok(())
    }

    /// What was written so far; empty for the terminal.
    pub fn text(&self) -> String {
        let read = |path: &PathBuf| std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        self.file.as_ref().and_then(|(path, _)| read(path).ok()).unwrap_or_default()
    }

    /// Announces a piece of work, does it and says how long it took.
    ///
    /// # Errors
    ///
    /// The work's own, named.
    pub fn step<T>(&self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.say(&format!("== {name}"));
        let start = Instant::now();
        let done = work().with_context(|| name.to_owned())?;
        self.say(&format!("   {name}: {:.1} s", start.elapsed().as_secs_f64()));
        Ok(done)
    }
}

/// Writes a line to the error output.
pub fn complain(text: &str) {
    let _unheard = writeln!(std::io::stderr().lock(), "{text}");
}

fn written_out(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
