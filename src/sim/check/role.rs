//! Which part a file plays, told by its name alone.

/// The part that a file plays. The last parts of the path decide, so names may carry any folder in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role<'n> {
    /// `bank.ron`.
    Bank,
    /// `rules/<id>.ron`.
    Pack(&'n str),
    /// `facts/<id>.ron`.
    Facts(&'n str),
    /// `<id>.ron`.
    Scenario(&'n str),
    /// `<id>.<language>.ron`.
    Table(&'n str, &'n str),
    /// Not a file of ours.
    Unknown,
}

/// The part that the file with this name plays.
pub fn role(name: &str) -> Role<'_> {
    let mut parts = name.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or(name);
    let folder = parts.next().unwrap_or("");
    let Some(stem) = file.strip_suffix(".ron").filter(|stem| !stem.is_empty()) else {
        return Role::Unknown;
    };
    match (folder, stem) {
        ("rules", id) => Role::Pack(id),
        ("facts", id) => Role::Facts(id),
        (_, "bank") => Role::Bank,
        (_, stem) => match stem.split_once('.') {
            Some((scenario, language)) => Role::Table(scenario, language),
            None => Role::Scenario(stem),
        },
    }
}

/// The name below the folder of calls, as records keep it: `rules/bank.ron`, `angry-complaint.ron`.
pub fn short_name(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match role(name) {
        Role::Pack(_) => format!("rules/{file}"),
        Role::Facts(_) => format!("facts/{file}"),
        _ => file.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_parts_of_the_name_decide() {
        assert_eq!(role("a/b/bank.ron"), Role::Bank);
        assert_eq!(role("a/rules/bank.ron"), Role::Pack("bank"));
        assert_eq!(role("facts\\law.ron"), Role::Facts("law"));
        assert_eq!(role("angry.ron"), Role::Scenario("angry"));
        assert_eq!(role("x/angry.zh-Hans.ron"), Role::Table("angry", "zh-Hans"));
        assert_eq!(role("README.md"), Role::Unknown);
    }
}
