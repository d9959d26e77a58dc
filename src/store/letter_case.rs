//! Names that differ in nothing but the case of their letters.

/// A text as it is compared with others, whatever the case of its letters in any alphabet: "STRASSE" is "Straße", and the two small sigmas
/// are one letter. It is for comparing only, never for showing.
pub(super) fn without_case(text: &str) -> String {
    // In Turkish the i without a dot is another letter, and not the small form of I that others know.
    text.split('ı')
        .map(|part| part.to_uppercase().to_lowercase())
        .collect::<Vec<_>>()
        .join("ı")
}

#[cfg(test)]
mod tests {
    use super::without_case;

    #[test]
    fn only_the_case_of_letters_is_passed_over() {
        let alike = [
            ("Anna", "aNNA"),
            ("Straße", "STRASSE"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
            ("Łucja", "łUCJA"),
            ("王芳", "王芳"),
        ];
        for (one, other) in alike {
            assert_eq!(without_case(one), without_case(other));
        }
        for (one, other) in [
            ("Anna", "Ana"),
            ("Zoe", "Zoë"),
            ("王芳", "王方"),
            ("i", "ı\u{307}"),
            ("Asli", "Aslı"),
        ] {
            assert_ne!(without_case(one), without_case(other));
        }
    }
}
