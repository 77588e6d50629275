//! Dates as people read them, from the system's clock or from milliseconds since 1970. UTC, proleptic Gregorian.

use std::time::{SystemTime, UNIX_EPOCH};

use proofroom::review::time::civil;

const DAY_SECONDS: i64 = 86_400;

/// Today, as `yyyy-mm-dd`. A clock before 1970 counts as 1970.
pub fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date(i64::try_from(seconds).unwrap_or(0).div_euclid(DAY_SECONDS))
}

/// A moment, as `yyyy-mm-dd hh:mm UTC`.
pub fn utc(milliseconds: f64) -> String {
    let seconds = (milliseconds / 1000.0).floor() as i64;
    let of_day = seconds.rem_euclid(DAY_SECONDS);
    format!("{} {:02}:{:02} UTC", date(seconds.div_euclid(DAY_SECONDS)), of_day / 3600, of_day / 60 % 60)
}

/// Days since 1970 to a date.
fn date(days: i64) -> String {
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        let cases =
            [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_780, "2026-11-23"), (-1, "1969-12-31")];
        for (days, expected) in cases {
            assert_eq!(date(days), expected, "{days}");
        }
        assert_eq!(utc(1_700_000_000_000.0), "2023-11-14 22:13 UTC");
    }
}
