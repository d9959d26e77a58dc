//! The elements and attributes of a page without its texts: what a text must never add to.

/// Each tag with the names of its attributes, in order. Values and texts are left out.
pub fn skeleton(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let (tag, after) = tag(rest);
        rest = after;
        // A stylesheet is no markup.
        if tag == "style" {
            rest = &rest[rest.find("</style>").unwrap()..];
        }
        found.push(tag);
    }
    found
}

/// One tag without the values of its attributes, and what stands after it.
fn tag(text: &str) -> (String, &str) {
    let mut shown = String::new();
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, '>') => return (shown, &text[at + 1..]),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, _) => shown.push(character),
        }
    }
    panic!("a tag has no end: {text:.80}");
}

#[test]
fn texts_are_left_out_and_markup_is_kept() {
    let page = "<p class=\"a > b\">x &lt;b&gt;</p><br><style>p > a { }</style><i>y</i>";
    assert_eq!(skeleton(page), ["p class=", "/p", "br", "style", "/style", "i", "/i"]);
    assert_ne!(skeleton("<p>x<b>y</b></p>"), skeleton("<p>x</p>"));
}
