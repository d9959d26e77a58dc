//! Three pictures of numbers: marks by ending, the distribution of marks, and how hard decisions are against how well they separate.

use egui::{Align2, FontId, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2};

use super::author_shapes::ending_class;
use crate::app::theme::Theme;
use crate::app::theme::widgets::glyph;
use crate::sim::score::scorecard::StepClass;
use crate::view::author::{EndingRange, ItemPoint, StatisticsView};

/// Marks are put together by so many.
pub(super) const BIN: usize = 5;

/// The marks of each ending as a bar from the least to the most.
pub(super) fn ranges_picture(ui: &mut Ui, name: &str, endings: &[EndingRange]) {
    let theme = Theme::of(ui.ctx());
    let row = theme.space(6);
    let plot = Plot::new(ui, name, row * endings.len().max(1) as f32 + theme.space(8));
    plot.marks_below(ui);
    for (place, ending) in endings.iter().enumerate() {
        let class = ending.kind.map_or(StepClass::Fine, ending_class);
        let colour = theme.colours.mark(class);
        let y = plot.rect.top() + row * (place as f32 + 0.5);
        let at = |tenths: i64| plot.x((tenths as f32 / 1000.0).clamp(0.0, 1.0));
        // A bar without a lower end begins at the edge of the picture.
        let (least, most) = (
            ending.least.map_or(plot.rect.left(), |mark| at(mark.0)),
            at(ending.most.0),
        );
        let bar = Rect::from_min_max(
            pos2(least, y - theme.space(1)),
            pos2(most.max(least + 2.0), y + theme.space(1)),
        );
        ui.painter().rect_filled(bar, theme.control_corners(), colour);
        let sign = Rect::from_center_size(pos2(plot.rect.left() - theme.space(4), y), Vec2::splat(theme.space(3)));
        glyph::paint_mark(ui.painter(), sign, class, colour);
    }
}

/// How many trainees have which mark, as bars; a line stands at the mark that passes.
pub(super) fn distribution_picture(ui: &mut Ui, name: &str, statistics: &StatisticsView) {
    let theme = Theme::of(ui.ctx());
    let plot = Plot::new(ui, name, theme.space(40));
    plot.marks_below(ui);
    let bins = bins(&statistics.distribution);
    let most = bins.iter().copied().max().unwrap_or(0).max(1) as f32;
    let width = plot.rect.width() / bins.len().max(1) as f32;
    for (place, count) in bins.iter().enumerate() {
        let left = plot.rect.left() + width * place as f32;
        let top = plot.rect.bottom() - plot.rect.height() * *count as f32 / most;
        let bar = Rect::from_min_max(pos2(left + 1.0, top), pos2(left + width - 1.0, plot.rect.bottom()));
        let passes = place * BIN >= usize::from(statistics.pass_mark);
        let colour = if passes { theme.colours.best } else { theme.colours.edge };
        ui.painter().rect_filled(bar, 0.0, colour);
    }
    let pass = plot.x(f32::from(statistics.pass_mark) / 100.0);
    let line = Stroke::new(theme.measures.focus_ring, theme.colours.text);
    ui.painter().vline(pass, plot.rect.y_range(), line);
}

/// Each decision as a numbered dot: easy ones on the right, those that separate well on top. Returns the item whose dot was pressed;
/// the keyboard has the table beside it.
pub(super) fn scatter_picture(ui: &mut Ui, name: &str, axes: [&str; 2], items: &[ItemPoint]) -> Option<usize> {
    let theme = Theme::of(ui.ctx());
    let plot = Plot::new(ui, name, theme.space(48));
    let font = FontId::proportional(theme.measures.small);
    // Discrimination runs from -1 to 1; below 0 the weaker do better, which is always wrong.
    let y = |value: f64| plot.rect.center().y - plot.rect.height() / 2.0 * value.clamp(-1.0, 1.0) as f32;
    for (value, label) in [(1.0, "1"), (0.0, "0"), (-1.0, "−1")] {
        ui.painter().hline(plot.rect.x_range(), y(value), theme.hairline());
        let place = pos2(plot.rect.left() - theme.space(1), y(value));
        ui.painter()
            .text(place, Align2::RIGHT_CENTER, label, font.clone(), theme.colours.muted);
    }
    for (share, label) in [(0.0, "0"), (0.5, "0.5"), (1.0, "1")] {
        let place = pos2(plot.x(share), plot.rect.bottom() + theme.space(1));
        ui.painter()
            .text(place, Align2::CENTER_TOP, label, font.clone(), theme.colours.muted);
    }
    let corner = plot.rect.right_bottom() + Vec2::new(0.0, theme.space(4));
    ui.painter()
        .text(corner, Align2::RIGHT_TOP, axes[0], font.clone(), theme.colours.muted);
    ui.painter().text(
        plot.rect.left_top() + Vec2::new(theme.space(1), 0.0),
        Align2::LEFT_TOP,
        axes[1],
        font.clone(),
        theme.colours.muted,
    );
    let mut dots = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let (Some(difficulty), Some(discrimination)) = (item.difficulty, item.discrimination) else {
            continue;
        };
        let at = pos2(plot.x(difficulty as f32), y(discrimination));
        dots.push((place, at));
        let colour = match discrimination {
            low if low < 0.0 => theme.colours.critical,
            low if low < 0.2 => theme.colours.costly,
            _ => theme.colours.best,
        };
        ui.painter().circle_filled(at, theme.space(1), colour);
        let number = at + Vec2::new(theme.space(1) + 1.0, 0.0);
        let text = (place + 1).to_string();
        ui.painter()
            .text(number, Align2::LEFT_BOTTOM, text, font.clone(), theme.colours.text);
    }
    let pointer = plot
        .response
        .interact_pointer_pos()
        .filter(|_| plot.response.clicked())?;
    let near = dots.into_iter().map(|(place, at)| (place, at.distance(pointer)));
    let nearest = near.min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    (nearest.1 <= theme.measures.smallest_target / 2.0).then_some(nearest.0)
}

/// Counts of whole marks, put together; a mark of 100 belongs to the last bar.
pub(super) fn bins(distribution: &[u64]) -> Vec<u64> {
    let mut bins = vec![0; 100 / BIN];
    let last = bins.len() - 1;
    for (mark, count) in distribution.iter().enumerate() {
        bins[(mark / BIN).min(last)] += count;
    }
    bins
}

/// A framed picture.
pub(super) struct Plot {
    /// Where values are drawn: the frame less the room for numbers beside and below.
    pub(super) rect: Rect,
    response: Response,
}

impl Plot {
    /// A picture of this height; screen readers hear its name and find the numbers in the table beside it.
    pub(super) fn new(ui: &mut Ui, name: &str, height: f32) -> Self {
        let theme = Theme::of(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
        ui.painter().rect(
            rect,
            theme.card_corners(),
            theme.colours.surface,
            theme.hairline(),
            StrokeKind::Inside,
        );
        let rect = Rect::from_min_max(
            rect.min + Vec2::new(theme.space(8), theme.space(2)),
            rect.max - Vec2::new(theme.space(5), theme.space(6)),
        );
        Self { rect, response }
    }

    /// Where a share from 0 to 1 of the width stands.
    pub(super) fn x(&self, share: f32) -> f32 {
        self.rect.left() + self.rect.width() * share.clamp(0.0, 1.0)
    }

    /// The marks from 0 to 100 under the picture.
    pub(super) fn marks_below(&self, ui: &Ui) {
        let theme = Theme::of(ui.ctx());
        let font = FontId::proportional(theme.measures.small);
        for mark in [0_u8, 50, 100] {
            let x = self.x(f32::from(mark) / 100.0);
            ui.painter().vline(x, self.rect.y_range(), theme.hairline());
            let place: Pos2 = pos2(x, self.rect.bottom() + theme.space(1));
            ui.painter().text(
                place,
                Align2::CENTER_TOP,
                mark.to_string(),
                font.clone(),
                theme.colours.muted,
            );
        }
    }
}
