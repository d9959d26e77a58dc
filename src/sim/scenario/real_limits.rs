//! What a number may be where it is kept in a type that allows more: `pass: 800` does not fit in a byte, and before anything has checked
//! it the limit of the byte would be told, which is nobody's.

use ron2::ast::Expr;

use super::mistakes::Mistake;
use crate::sim::sentence::sentence;

/// The type, what has such numbers, and from where to where they go. The checks hold what fits in the type to the same limits.
const LIMITS: [(&str, &[&str], i64, i64); 5] = [
    (
        "u8",
        &[
            "pass",
            "empathy",
            "accuracy",
            "compliance",
            "tension",
            "trust",
            "patience",
            "OverallAtLeast",
            "TensionAtLeast",
            "TensionBelow",
            "TrustAtLeast",
            "TrustBelow",
            "PatienceAtLeast",
            "PatienceBelow",
        ],
        0,
        100,
    ),
    ("u8", &["level"], 1, 5),
    ("u8", &["age"], 1, 120),
    ("u8", &["Count"], 1, 15),
    (
        "i8",
        &["tension", "trust", "patience", "empathy", "accuracy", "compliance"],
        -100,
        100,
    ),
];

/// Tells the limits of what has this name, a field or a word with its value in ( ), instead of those of the type.
pub(super) fn with_real_limits(mut mistake: Mistake, name: &str, written: &Expr<'_>) -> Mistake {
    let Some(kept_in) = mistake.too_small.take() else {
        return mistake;
    };
    let is_it = |(kept, names, ..): &&(&str, &[&str], i64, i64)| *kept == kept_in && names.contains(&name);
    if let (Some((.., least, most)), Some(told), Expr::Number(number)) =
        (LIMITS.iter().find(is_it), &mut mistake.told, written)
    {
        let written = &number.raw;
        told.message = sentence!(
            "This must be a whole number from {least} to {most}, not the number {written}.",
            "这里要的是：{least} 到 {most} 的整数；写的却是：数字 {written}。"
        );
    }
    mistake
}
