//! Sums are in the money of the country that a call is set in.

use rolecall::view::presenter::Presenter;
use rolecall::words::Locale;

use crate::terminal::shipped_call;

#[test]
fn each_country_has_its_own_money_in_both_languages() {
    for (country, locale, sum) in [
        ("cn", Locale::English, "¥68,000,"),
        ("cn", Locale::SimplifiedChinese, "68,000元"),
        ("uk", Locale::English, "£68,000,"),
        ("uk", Locale::SimplifiedChinese, "68,000英镑"),
    ] {
        let presenter = Presenter::new(shipped_call("data-leak").clone(), country, locale).unwrap();
        let texts = (0..presenter.program.texts.len()).map(|id| presenter.text(id as u32));
        let with_sums: Vec<String> = texts.filter(|text| text.contains("68,000")).collect();
        assert!(!with_sums.is_empty());
        assert!(with_sums.iter().any(|text| text.contains(sum)), "{sum}: {with_sums:?}");
        let foreign = if country == "uk" {
            ["¥", "元"]
        } else {
            ["£", "英镑"]
        };
        for text in with_sums {
            assert!(!foreign.iter().any(|sign| text.contains(sign)), "{country}: {text}");
        }
        let currency = presenter.fill("{bank.currency}");
        let written = match (country, locale) {
            ("uk", Locale::English) => "£",
            ("uk", _) => "英镑",
            _ => "¥",
        };
        assert_eq!(currency, written);
    }
}
