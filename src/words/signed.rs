//! Whole numbers that may be below 0, with the minus sign of print and not a hyphen.

/// The number in digits: "−6", "12".
pub fn signed(number: impl Into<i64>) -> String {
    number.into().to_string().replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn below_zero_stands_a_minus() {
        assert_eq!([-6_i32, 0, 12].map(signed), ["−6", "0", "12"]);
    }
}
