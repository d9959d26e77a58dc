//! The reader speaks of types as programmers do; authors read words.

/// A message without the names of Rust's types.
pub(super) fn plain_words(message: &str) -> String {
    const WORDS: [(&str, &str); 11] = [
        ("u8", "a whole number from 0 to 255"),
        ("i8", "a whole number from -128 to 127"),
        ("u16", "a whole number from 0 to 65,535"),
        ("u32", "a whole number from 0 to 4,294,967,295"),
        ("i64", "a whole number"),
        ("u64", "a whole number from 0"),
        ("a string", "a text in quotation marks"),
        ("a boolean", "true or false"),
        ("a tuple of size 2", "two values in ( )"),
        ("tuple struct Row with 2 elements", "two texts in ( )"),
        (
            "tuple struct Translation with 2 elements",
            "a fingerprint and a text in ( )",
        ),
    ];
    let Some((wanted, found)) = message
        .strip_prefix("This must be ")
        .and_then(|rest| rest.split_once(", not "))
    else {
        return message.to_owned();
    };
    let known = WORDS.iter().find(|(type_name, _)| *type_name == wanted);
    let plain = match known {
        Some((_, words)) => words,
        None if wanted.starts_with("struct ") => "a group of fields in ( )",
        None if wanted.starts_with("enum ") => "one of the words that are known here",
        None => wanted,
    };
    format!("This must be {plain}, not {found}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_become_words() {
        assert_eq!(
            plain_words("This must be u8, not the number 256."),
            "This must be a whole number from 0 to 255, not the number 256."
        );
        assert_eq!(
            plain_words("This must be struct Node, not a list."),
            "This must be a group of fields in ( ), not a list."
        );
        assert_eq!(
            plain_words("This must be a list in [ ], not 5."),
            "This must be a list in [ ], not 5."
        );
        assert_eq!(plain_words("The field `to` is missing."), "The field `to` is missing.");
    }
}
