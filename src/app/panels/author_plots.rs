//! Pictures of marks: those of each ending, and how they are distributed.

use egui::{Align2, FontId, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2};

use super::author_shapes::ending_class;
use crate::app::theme::Theme;
use crate::app::theme::widgets::glyph;
use crate::sim::score::scorecard::StepClass;
use crate::view::author::{EndingRange, StatisticsView};

/// Marks are put together by so many.
pub(super) const BIN: usize = 5;

/// The marks of each ending as a bar from the least to the most, below its name.
pub(super) fn ranges_picture(ui: &mut Ui, name: &str, endings: &[EndingRange]) {
    let theme = Theme::of(ui.ctx());
    let row = theme.space(9);
    let plot = Plot::new(ui, name, row * endings.len().max(1) as f32 + theme.space(8));
    plot.marks_below(ui);
    for (place, ending) in endings.iter().enumerate() {
        let class = ending.kind.map_or(StepClass::Fine, ending_class);
        let colour = theme.colours.mark(class);
        let top = plot.rect.top() + row * place as f32;
        let y = top + theme.space(6);
        let title = ui.painter().layout_no_wrap(
            ending.title.clone(),
            FontId::proportional(theme.measures.small),
            theme.colours.text,
        );
        // A long name is cut at the frame; the table beside the picture has it whole.
        let painter = ui.painter().with_clip_rect(plot.rect.intersect(ui.clip_rect()));
        painter.galley(pos2(plot.rect.left(), top), title, theme.colours.text);
        let at = |tenths: i64| plot.x((tenths as f32 / 1000.0).clamp(0.0, 1.0));
        let (least, most) = (
            ending.least.map_or(plot.rect.left(), |mark| at(mark.0)),
            at(ending.most.0),
        );
        let bar = Rect::from_min_max(
            pos2(least, y - theme.space(1)),
            pos2(most.max(least + 2.0), y + theme.space(1)),
        );
        ui.painter().rect_filled(bar, theme.control_corners(), colour);
        // Where it goes on below 0, or has no lower end, it points there.
        if ending.least.is_none_or(|mark| mark.0 < 0) {
            let tip = pos2(plot.rect.left() - theme.space(2), y);
            let (above, below) = (bar.left_top(), bar.left_bottom());
            let arrow = egui::Shape::convex_polygon(vec![tip, above, below], colour, Stroke::NONE);
            ui.painter().add(arrow);
        }
        let sign = Rect::from_center_size(pos2(plot.rect.left() - theme.space(5), y), Vec2::splat(theme.space(3)));
        glyph::paint_mark(ui.painter(), sign, class, colour);
    }
}

/// How many trainees have which mark, as bars; a line stands at the mark that passes.
pub(super) fn distribution_picture(ui: &mut Ui, name: &str, statistics: &StatisticsView, height: f32) {
    let theme = Theme::of(ui.ctx());
    let plot = Plot::new(ui, name, height);
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
    pub(super) response: Response,
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
