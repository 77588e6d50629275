//! What a rule demands.

use serde::{Deserialize, Serialize};

use super::Measure;

/// What is demanded of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Limit {
    /// This or more.
    AtLeast {
        /// The smallest value.
        value: f64,
    },
    /// This or less.
    AtMost {
        /// The largest value.
        value: f64,
    },
    /// More than this.
    MoreThan {
        /// The value that is too low itself.
        value: f64,
    },
    /// From low to high, both included.
    Between {
        /// The smallest value.
        low: f64,
        /// The largest value.
        high: f64,
    },
    /// One of these numbers.
    Equals {
        /// The numbers.
        values: Vec<f64>,
        /// Accepted difference, as a share of the number.
        tolerance: f64,
    },
    /// Both sides at least this.
    AtLeastBoth {
        /// Smallest width, px.
        width: f64,
        /// Smallest height, px.
        height: f64,
    },
    /// Both sides exactly this.
    EqualsBoth {
        /// Width, px.
        width: f64,
        /// Height, px.
        height: f64,
    },
    /// Each side from its low to its high value, both included.
    BetweenBoth {
        /// Smallest and largest width, px.
        width: [f64; 2],
        /// Smallest and largest height, px.
        height: [f64; 2],
    },
    /// One of these words.
    OneOf {
        /// The words, lower case.
        values: Vec<String>,
    },
    /// None of these words.
    NoneOf {
        /// The words, lower case.
        values: Vec<String>,
    },
    /// Yes or no.
    Is {
        /// The answer wanted.
        value: bool,
    },
    /// A white background; a soft shadow at the product is no fault.
    White {
        /// The level that all channels must have; none when the channel gives no number.
        level: Option<u8>,
        /// Whether a transparent background is as good.
        transparent: bool,
    },
    /// A background between two levels, such as light grey.
    Tone {
        /// Lowest level of its median's brightest channel, 0 to 255.
        low: u8,
        /// Highest level of its median's darkest channel, 0 to 255.
        high: u8,
        /// Largest difference between the median's channels, levels.
        cast: u8,
        /// What the source says.
        says: String,
    },
    /// A file name (without its ending) that one of these patterns describes.
    Name {
        /// Patterns, see [`super::name::matches`].
        patterns: Vec<String>,
        /// What the source says.
        says: String,
    },
    /// At least so many of these conditions.
    SomeOf {
        /// How many must hold.
        least: u32,
        /// The conditions.
        of: Vec<Condition>,
    },
    /// No restriction; the rule says so that nobody looks for one.
    Any,
    /// Words that a person must judge.
    Stated {
        /// What the source says.
        value: String,
    },
}

/// One of the conditions of [`Limit::SomeOf`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Condition {
    /// What is measured.
    pub measure: Measure,
    /// What is demanded.
    pub limit: Limit,
}
