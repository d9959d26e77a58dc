//! Spans of time as ISO 8601 writes them.

use crate::sim::time::Millis;

/// `PT1M24.5S`. Statements know hundredths of a second and no more, so the rest is cut off.
pub fn iso_duration(time: Millis) -> String {
    let hundredths = time.0 / 10;
    let (minutes, seconds, rest) = (hundredths / 6000, hundredths / 100 % 60, hundredths % 100);
    let minutes = if minutes > 0 {
        format!("{minutes}M")
    } else {
        String::new()
    };
    match rest {
        0 if seconds == 0 && !minutes.is_empty() => format!("PT{minutes}"),
        0 => format!("PT{minutes}{seconds}S"),
        _ => {
            let rest = format!("{rest:02}");
            format!("PT{minutes}{seconds}.{}S", rest.trim_end_matches('0'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_written_as_the_standard_has_them() {
        for (millis, text) in [
            (0, "PT0S"),
            (9, "PT0S"),
            (1_500, "PT1.5S"),
            (84_050, "PT1M24.05S"),
            (120_000, "PT2M"),
            (3_661_000, "PT61M1S"),
        ] {
            assert_eq!(iso_duration(Millis(millis)), text);
        }
    }
}
