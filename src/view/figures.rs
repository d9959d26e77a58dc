//! Figures as people read them: shares, coefficients and marks.

/// A share in per cent, or a dash. What is not nothing and not all does not read as such.
pub fn per_cent(share: Option<f64>) -> String {
    match share {
        None => "-".to_owned(),
        Some(share) if share > 0.0 && share < 0.005 => "<1 %".to_owned(),
        Some(share) if (0.995..1.0).contains(&share) => ">99 %".to_owned(),
        Some(share) => format!("{:.0} %", share * 100.0),
    }
}

/// An interval of shares in per cent.
pub fn per_cent_interval(interval: Option<[f64; 2]>) -> String {
    match interval {
        None => String::new(),
        Some([_, most]) if most < 0.005 => "<1 %".to_owned(),
        Some([least, most]) => format!("{:.0}–{:.0} %", least * 100.0, most * 100.0),
    }
}

/// A coefficient from -1 to 1 with two digits, or a dash.
pub fn coefficient(number: Option<f64>) -> String {
    match number {
        // A zero has no sign for people.
        Some(number) if number.abs() < 0.005 => ".00".to_owned(),
        Some(number) => format!("{number:.2}").replacen("0.", ".", 1),
        None => "-".to_owned(),
    }
}

/// A mark with one digit, or a dash.
pub fn mark(number: Option<f64>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| format!("{number:.1}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        assert_eq!(coefficient(Some(-0.25)), "-.25");
        assert_eq!(coefficient(Some(-0.001)), ".00");
        assert_eq!(coefficient(Some(1.0)), "1.00");
        assert_eq!(
            [Some(0.001), Some(0.999), Some(0.5), None].map(per_cent).join(" "),
            "<1 % >99 % 50 % -"
        );
    }
}
