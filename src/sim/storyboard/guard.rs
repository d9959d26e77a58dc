//! What keeps a spreadsheet from taking a text for a formula, a number or a date.
//!
//! In a CSV file nothing says what a cell is, so the program that opens it guesses: `=…` is computed, `0.60` becomes `0.6`,
//! `12 May` a date. Such cells get an apostrophe in front, and lose it when they are read again. The list of characters that
//! begin a formula is OWASP's ("CSV Injection").

/// Names of months as spreadsheets know them, in small letters.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A text as it is written into a CSV file.
pub fn guarded(cell: &str) -> String {
    match would_change(cell) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

/// A text as it was before it was guarded. One that nobody has guarded stays as it is.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if would_change(rest) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet could make something else of it, or [`unguarded`] would.
fn would_change(cell: &str) -> bool {
    match cell.chars().next() {
        Some('\'') => would_change(&cell[1..]),
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => !is_plain_number(cell),
        _ => looks_like_number_or_date(cell) || matches!(cell.to_lowercase().as_str(), "true" | "false"),
    }
}

/// A whole number that every spreadsheet writes as it reads it.
fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let is_short = (1..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_short && (digits == cell && digits == "0" || !digits.starts_with('0'))
}

fn looks_like_number_or_date(cell: &str) -> bool {
    if is_plain_number(cell) || !cell.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let of_number = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '.' | ',' | '-' | '/' | ':' | '%' | '(' | ')' | '年' | '月' | '日')
    };
    let of_power = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    cell.chars().all(of_number) || cell.chars().all(of_power) || names_a_day(cell)
}

fn names_a_day(cell: &str) -> bool {
    let parts: Vec<String> = cell
        .split([' ', '-', '/', ',', '.'])
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    let is_month = |part: &String| MONTHS.iter().any(|month| part.starts_with(month));
    parts.len() <= 4
        && parts.iter().any(is_month)
        && parts
            .iter()
            .all(|part| is_month(part) || part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_change_is_guarded_and_comes_back() {
        for cell in [
            "=1+1",
            "+49 30",
            "-a",
            "@x",
            "\tx",
            "'=1",
            "''=1",
            "0.60",
            "007",
            "2026-05-12",
            "12 May",
            "May 12",
            "TRUE",
            "1e5",
            "6月9日",
            "(5)",
            "10:30",
            "1234567890123456",
            "-0",
            "＝1",
        ] {
            assert_eq!(guarded(cell), format!("'{cell}"));
            assert_eq!(unguarded(&guarded(cell)), cell);
        }
    }

    #[test]
    fn what_is_safe_is_left_alone() {
        for cell in [
            "",
            "12",
            "-5",
            "0",
            "'Course I do.",
            "plain",
            "12 May, no call",
            "a=b",
            "Mayor 5 x",
            "'",
            "''",
        ] {
            assert_eq!(guarded(cell), cell);
            assert_eq!(unguarded(cell), cell);
        }
    }
}
