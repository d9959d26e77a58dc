//! Where lines of Chinese may break: none begins with a mark that ends something, none ends with a mark that opens something.
//!
//! egui breaks between any two hanzi but knows only some of the marks that must not stand at the edge of a line, and not the
//! comma, the question mark and the other full-width ones. So a text is laid out, and where a line begins or ends badly, the
//! break is moved to the left by a line feed, until no line does. The rules are those of "Requirements for Chinese Text Layout"
//! (W3C, 3.1.7, prohibition rules for line start and line end).

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, Ui};

/// Marks that no line begins with.
const NOT_FIRST: &str = "，。、；：？！）》〉」』】〕”’…—·％,.;:?!)%～";
/// Marks that no line ends with.
const NOT_LAST: &str = "（《〈「『【〔“‘([¥￥";
/// A text is laid out at most this often again: each time one break moves, and a text has fewer lines than this.
const MOST_MOVES: usize = 60;

/// Lays the text out so that no line begins or ends with a mark that must not stand there.
///
/// Texts of ASCII alone are laid out once, exactly as egui does it.
pub fn laid_out(ui: &Ui, mut job: LayoutJob) -> Arc<Galley> {
    move_breaks(ui, &mut job)
}

/// Puts line feeds into the text where lines would break badly, and returns it as it is laid out then.
pub fn move_breaks(ui: &Ui, job: &mut LayoutJob) -> Arc<Galley> {
    let mut galley = ui.painter().layout_job(job.clone());
    if job.text.is_ascii() {
        return galley;
    }
    for _ in 0..MOST_MOVES {
        let Some(place) = bad_break(&galley) else { break };
        break_at(job, place);
        galley = ui.painter().layout_job(job.clone());
    }
    galley
}

/// The first break that must move, as the number of the character that has to begin the line instead.
fn bad_break(galley: &Galley) -> Option<usize> {
    let mut start = 0;
    let mut of_row = galley.rows.iter().peekable();
    while let Some(row) = of_row.next() {
        let next = of_row.peek()?;
        let end = start + row.glyphs.len();
        // A row without characters is one whose first word went on to the next.
        let edge = row.glyphs.last().zip(next.glyphs.first());
        if edge.is_some_and(|(last, first)| !row.ends_with_newline && !may_break(last.chr, first.chr)) {
            // The nearest place to the left where a line may break.
            let mut pairs = row.glyphs.windows(2).enumerate().rev();
            if let Some((before, _)) = pairs.find(|(_, pair)| is_good_place(pair[0].chr, pair[1].chr)) {
                return Some(start + before + 1);
            }
            // A line of one hanzi whose mark went on with the figure behind it: the mark comes back to it.
            let marks = next
                .glyphs
                .iter()
                .take_while(|glyph| NOT_FIRST.contains(glyph.chr))
                .count();
            if marks > 0 && marks < next.glyphs.len() {
                return Some(end + marks);
            }
        }
        start = end + usize::from(row.ends_with_newline);
    }
    None
}

fn may_break(last: char, first: char) -> bool {
    !NOT_FIRST.contains(first) && !NOT_LAST.contains(last)
}

/// Between two hanzi, after a full-width mark, or at a space: words and figures stay whole.
fn is_good_place(last: char, first: char) -> bool {
    let is_latin = |character: char| character.is_ascii_graphic();
    may_break(last, first) && !first.is_whitespace() && !(is_latin(last) && is_latin(first))
}

/// Puts a line feed before a character, and moves the sections that come after.
fn break_at(job: &mut LayoutJob, character: usize) {
    let Some((place, _)) = job.text.char_indices().nth(character) else {
        return;
    };
    job.text.insert(place, '\n');
    for section in &mut job.sections {
        let range = &mut section.byte_range;
        // A section that begins exactly there gives the line feed to the one before it, if there is one.
        if range.start.0 >= place && place > 0 {
            range.start.0 += 1;
        }
        if range.end.0 >= place {
            range.end.0 += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::{self, ThemeName};
    use crate::words::Locale;
    use egui::{Color32, Context, FontId, RawInput};

    const TEXT: &str = "赵伟说：“七十二块，每个月！”（他停了一下）您看，3.5%的年利率……还是“四点五”？我再问一次，好吗？";

    fn lines(width: f32, text: &str) -> Vec<String> {
        let context = Context::default();
        theme::apply(&context, ThemeName::Dark, Locale::SimplifiedChinese);
        let mut lines = Vec::new();
        for _ in 0..2 {
            let mut output = context.run_ui(RawInput::default(), |ui| {
                let font = FontId::proportional(16.0);
                let (first, second) = text.split_at(text.char_indices().nth(9).map_or(0, |(place, _)| place));
                let mut job = LayoutJob::simple(first.to_owned(), font.clone(), Color32::WHITE, width);
                job.append(second, 0.0, egui::TextFormat::simple(font, Color32::RED));
                let galley = laid_out(ui, job);
                lines = galley.rows.iter().map(|row| row.text()).collect();
            });
            output.textures_delta.clear();
        }
        lines
    }

    #[test]
    fn no_line_begins_or_ends_badly_at_any_width() {
        for width in (60..700).step_by(7) {
            let lines = lines(width as f32, TEXT);
            assert_eq!(lines.concat(), TEXT, "nothing is lost at {width}");
            for pair in lines.windows(2) {
                let (last, first) = (pair[0].chars().last().unwrap(), pair[1].chars().next().unwrap());
                assert!(may_break(last, first), "at {width}: {lines:#?}");
            }
        }
    }

    /// What egui makes of it, and what we do, as lines; `leading` is the room that a text before it takes in the first line.
    fn both(text: &str, width: f32, leading: f32) -> [Vec<String>; 2] {
        let context = Context::default();
        theme::apply(&context, ThemeName::Dark, Locale::English);
        let mut both = [Vec::new(), Vec::new()];
        for _ in 0..2 {
            let mut output = context.run_ui(RawInput::default(), |ui| {
                let mut job = LayoutJob::simple(text.to_owned(), FontId::proportional(16.0), Color32::WHITE, width);
                job.sections[0].leading_space = leading;
                let galleys = [ui.painter().layout_job(job.clone()), laid_out(ui, job)];
                both = galleys.map(|galley| galley.rows.iter().map(|row| row.text()).collect());
            });
            output.textures_delta.clear();
        }
        both
    }

    #[test]
    fn english_stays_as_egui_breaks_it() {
        for text in [
            "The bank will never ask for a code, and nobody may.",
            "It’s the bank’s – “never” the caller’s … and that’s all there is to say.",
        ] {
            let [egui, ours] = both(text, 120.0, 0.0);
            assert!(egui.len() > 2, "{egui:?}");
            assert_eq!(egui, ours);
        }
    }

    #[test]
    fn a_text_that_goes_on_where_another_ended_breaks_well_too() {
        for leading in [0_u8, 60, 110, 118] {
            let [_, lines] = both(TEXT, 120.0, f32::from(leading));
            assert_eq!(lines.concat(), TEXT, "nothing is lost after {leading}");
            for pair in lines.windows(2) {
                let edge = pair[0].chars().last().zip(pair[1].chars().next());
                assert!(
                    edge.is_none_or(|(last, first)| may_break(last, first)),
                    "{leading}: {lines:#?}"
                );
            }
        }
    }
}
