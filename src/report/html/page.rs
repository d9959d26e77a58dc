//! The frame of every page: language, policy, stylesheet, masthead, and what stands at the foot of each printed page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::report::visible::visible;
use crate::words::Words;

/// The stylesheet, which stands in the page itself.
const STYLE: &str = include_str!("../../../assets/report/report.css");

/// Nothing is loaded, nothing is run.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// What is common to the pages.
#[derive(Debug)]
pub struct Page<'p> {
    /// The words of the page's language.
    pub words: &'p Words,
    /// The kind of page, in words.
    pub kind: String,
    /// What the page is about, as an id; it stands at the foot of each printed page.
    pub id: &'p str,
    /// The title of the document.
    pub title: String,
    /// The class of the body; the sheet for two is set closer than the others.
    pub class: &'static str,
}

impl Page<'_> {
    /// The document with this body.
    pub fn document(&self, body: &Markup) -> String {
        let language = self.words.locale().code();
        let document = html! {
            (DOCTYPE)
            html lang=(language) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="robots" content="noindex";
                    title { (self.title) " · " (self.kind) }
                    style { (PreEscaped(STYLE)) (PreEscaped(self.sheet_of_paper())) }
                }
                body class=(self.class) lang=(language) {
                    header.masthead {
                        strong { (self.words.text("app-name")) " · " (self.kind) }
                        code { (self.id) }
                    }
                    main { (body) }
                    footer.colophon {
                        p { (self.words.with("report-made-by", &[("version", env!("CARGO_PKG_VERSION").into())])) }
                    }
                }
            }
        };
        visible(&document.into_string()).into_owned()
    }

    /// The margins of the paper, with the id and the number of the page. A style is no text that could be escaped, so that only
    /// letters, digits and hyphens of the id get there, and the kind only from the program's own words.
    fn sheet_of_paper(&self) -> String {
        let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let id: String = self.id.chars().filter(is_plain).take(100).collect();
        let kind: String = self.kind.chars().filter(|c| !"\"\\<>\n\r".contains(*c)).collect();
        let font = "font: 8pt 'Noto Sans', 'Noto Sans CJK SC', sans-serif; color: #5B6470;";
        format!(
            "@page {{ size: A4; margin: 13mm 15mm 16mm; \
             @bottom-left {{ content: \"Rolecall · {kind} · {id}\"; {font} }} \
             @bottom-right {{ content: counter(page) \" / \" counter(pages); {font} }} }}"
        )
    }
}
