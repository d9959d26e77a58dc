//! A small complete call to begin with, in each language, with comments that teach.

/// One language's call. `@ID@` and `@TITLE@` in it are replaced.
struct Template {
    language: &'static str,
    text: &'static str,
    /// Used when somebody gives no title.
    title: &'static str,
}

const TEMPLATES: [Template; 2] = [
    Template {
        language: "en",
        text: include_str!("../../../assets/templates/first-call.en.ron"),
        title: "The payment that went up",
    },
    Template {
        language: "zh-Hans",
        text: include_str!("../../../assets/templates/first-call.zh-Hans.ron"),
        title: "还款额怎么涨了",
    },
];

/// The languages that there is a call in.
pub fn template_languages() -> impl Iterator<Item = &'static str> {
    TEMPLATES.iter().map(|template| template.language)
}

/// The file of a new call; none if there is no call in this language. `id` has to be an id of a call (see
/// [`is_scenario_id`](crate::sim::check::is_scenario_id)); any text can be a title.
pub fn first_call(language: &str, id: &str, title: Option<&str>) -> Option<String> {
    let template = TEMPLATES.iter().find(|template| template.language == language)?;
    let title = in_a_text(title.unwrap_or(template.title));
    Some(template.text.replace("@ID@", id).replace("@TITLE@", &title))
}

/// Words as they stand between quotation marks in a file; braces would name a value there.
fn in_a_text(words: &str) -> String {
    let mut written = String::new();
    for c in words.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '{' | '}' => written.extend([c, c]),
            c if c.is_control() => written.push(' '),
            c => written.push(c),
        }
    }
    written.trim().to_owned()
}
