//! Numbers that may be below 0, with the minus sign of print and not a hyphen.

use std::fmt::Display;

/// The number in digits: "−6", "−27.3", "12".
pub fn signed(number: impl Display) -> String {
    number.to_string().replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn below_zero_stands_a_minus() {
        assert_eq!([-6, 0, 12].map(signed), ["−6", "0", "12"]);
        assert_eq!(signed(-27.3), "−27.3");
    }
}
