//! The languages of the interface.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// Chinese in simplified characters.
    SimplifiedChinese,
}

impl Locale {
    /// All languages, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::English, Self::SimplifiedChinese];

    /// The code that names the language in files and settings.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
        }
    }

    /// Whether it is the second of the two languages in which findings and proofs are worded, for `Sentence::wording`.
    pub const fn is_chinese(self) -> bool {
        matches!(self, Self::SimplifiedChinese)
    }

    /// The language's name in itself, for the menu.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::SimplifiedChinese => "简体中文",
        }
    }

    /// The language for a code such as `en`, `zh`, `zh-CN`, `zh_CN.UTF-8` or `zh-Hans-SG`, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code
            .split(['.', '@'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
            .replace('_', "-");
        let mut parts = code.split('-');
        let language = parts.next()?;
        let writes_traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
        match language {
            "en" => Some(Self::English),
            "zh" if !writes_traditional || code.contains("-hans") => Some(Self::SimplifiedChinese),
            _ => None,
        }
    }

    /// The first of the system's languages that is one of ours, else English.
    pub fn from_system() -> Self {
        sys_locale::get_locales()
            .find_map(|code| Self::from_code(&code))
            .unwrap_or_default()
    }

    /// The interface's text as Fluent source.
    pub(super) const fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("../../assets/locales/en.ftl"),
            Self::SimplifiedChinese => include_str!("../../assets/locales/zh-Hans.ftl"),
        }
    }
}
