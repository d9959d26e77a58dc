//! Whose face and name stand beside the call: of whoever has the phone, which is not always the customer.

use egui::accesskit::Role;
use rolecall::view::call::CallView;
use rolecall::words::Locale;

use super::glass::Glass;
use super::screens::{Screen, Shown, moments};

fn call_screens(locale: Locale) -> Vec<(Screen, CallView)> {
    let screens = moments("overdue-collection", locale).into_iter();
    screens
        .filter_map(|screen| match &screen.shown {
            Shown::Call(view) => {
                let view = (**view).clone();
                Some((screen, view))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn the_mother_has_the_phone_until_her_daughter_comes() {
    for (locale, mother) in [
        (Locale::English, "Lin Yue’s mother"),
        (Locale::SimplifiedChinese, "林悦的妈妈"),
    ] {
        let mut shown: Vec<String> = Vec::new();
        for (screen, view) in call_screens(locale) {
            let stands_in = view.in_place_of_the_customer(view.transcript.len());
            let name = stands_in.map_or(view.customer.0.clone(), |face| face.name.clone());
            if let Some(face) = stands_in {
                assert_ne!(face.portrait, view.portrait);
                let glass = Glass::new(screen);
                let mut pictures = glass.nodes().iter().filter(|(_, node)| node.role() == Role::Image);
                assert!(
                    pictures.any(|(_, node)| node.label() == Some(mother)),
                    "the picture is hers"
                );
            }
            if shown.last() != Some(&name) {
                shown.push(name);
            }
        }
        let customer = call_screens(locale)[0].1.customer.0.clone();
        assert_eq!(shown, [customer.clone(), mother.to_owned(), customer]);
    }
}
