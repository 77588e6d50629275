//! Milliseconds and days since 1970 as dates and back, by the proleptic Gregorian calendar, after Howard Hinnant's
//! `chrono`-compatible low-level date algorithms (<https://howardhinnant.github.io/date_algorithms.html>): years begin in
//! March, 400 of them repeat.

use super::event::Millis;

const DAY_MS: i64 = 86_400_000;
/// Days from 0000-03-01 to 1970-01-01.
const FROM_MARCH_0: i64 = 719_468;

/// `2026-11-24T21:41:59.000Z`; years past 9999 get a sign and six digits, as in ECMAScript.
#[must_use]
pub fn iso(at: Millis) -> String {
    // Events hold whole milliseconds up to 8.64e15.
    let ms = at as i64;
    let (days, rest) = (ms.div_euclid(DAY_MS), ms.rem_euclid(DAY_MS));
    let (year, month, day) = civil(days);
    let (hour, minute, second, milli) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60, rest % 1000);
    let year = if year > 9999 { format!("+{year:06}") } else { format!("{year:04}") };
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// Year, month (1 to 12) and day (1 to 31) of a day since 1970-01-01.
#[must_use]
pub fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days.saturating_add(FROM_MARCH_0);
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march = (5 * day_of_year + 2) / 153;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * march + 2) / 5 + 1)
}

/// The day since 1970-01-01 of a date; a day past the end of its month runs on into the next.
#[must_use]
pub fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - FROM_MARCH_0
}

#[cfg(test)]
mod tests {
    use super::{civil, days, iso};

    #[test]
    fn known_moments() {
        for (at, text) in [
            (0.0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000.0, "2000-02-29T00:00:00.000Z"),
            (1_795_000_001_234.0, "2026-11-18T11:06:41.234Z"),
            (4_107_542_399_999.0, "2100-02-28T23:59:59.999Z"),
            (8.64e15, "+275760-09-13T00:00:00.000Z"),
        ] {
            assert_eq!(iso(at), text);
        }
    }

    #[test]
    fn days_and_dates_are_each_others_inverse() {
        let cases = [
            (0, (1970, 1, 1)),
            (59, (1970, 3, 1)),
            (11_016, (2000, 2, 29)),
            (20_780, (2026, 11, 23)),
            (-1, (1969, 12, 31)),
        ];
        for (day, date) in cases {
            assert_eq!(civil(day), date);
        }
        for day in (-800_000..800_000).step_by(97) {
            let (year, month, of_month) = civil(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }
}
