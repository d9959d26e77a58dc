//! Agreement for people, in lines of at most 100 columns. What is corrected for chance stands in front.

use crate::cli::simulate::layout::cell;
use crate::cli::talk::screen::harmless;
use crate::cli::wrapping::wrapped;
use crate::sim::analytics::agreement::calibration::{Comparison, DifferenceLine};
use crate::sim::analytics::agreement::item_titles::ItemTitles;
use crate::sim::analytics::agreement::report::{AgreementReport, AssessorAgreement, ItemAgreement};
use crate::sim::analytics::agreement::table::Scale;
use crate::sim::score::mark::Mark;
use crate::sim::sentence::{Sentence, sentence};
use crate::view::counted::sessions;
use crate::view::groups::agreement_wording as wording;
use crate::view::standing::Names;
use crate::words::Locale;

struct Page<'n> {
    text: String,
    names: &'n Names,
    titles: &'n ItemTitles,
    is_chinese: bool,
}

/// The figures of a table; of `kept_back` sessions values were left out, because whoever looks may not see them yet.
pub(super) fn report(
    report: &AgreementReport,
    kept_back: usize,
    names: &Names,
    titles: &ItemTitles,
    locale: Locale,
) -> String {
    let mut page = Page::new(names, titles, locale);
    page.line(&wording::summary(report));
    if report.items.is_empty() && kept_back > 0 {
        let kept = sessions(kept_back as u64);
        page.line(&sentence!(
            "Nothing is shown here: marks were closed, and they are kept back from whoever has not closed their own ({kept}).",
            "这里没有可显示的：已有人提交评分，但在提交自己的评分之前不予显示（{kept}）。";
            kept
        ));
    } else if report.items.is_empty() {
        page.line(&sentence!(
            "Nobody has closed any marks here; \"rolecall mark RECORD close\" does.",
            "这里还没有提交的评分；用“rolecall mark 记录 close”提交。"
        ));
    }
    for item in &report.items {
        page.item(item);
    }
    page.text
}

/// A calibration round.
pub(super) fn comparison(comparison: &Comparison, names: &Names, titles: &ItemTitles, locale: Locale) -> String {
    let mut page = Page::new(names, titles, locale);
    page.line(&sentence!("Round {id}", "校准轮次 {id}", id = comparison.round));
    let mut session = "";
    for line in &comparison.lines {
        if line.session != session {
            session = &line.session;
            page.text.push('\n');
            page.push(session);
            page.line(&sentence!(
                "  item                                     assessor           own expert difference",
                "  项目                                     评估员           取值   专家     差"
            ));
        }
        page.difference(line);
    }
    for (session, assessor) in &comparison.not_alone {
        page.line(&sentence!(
            "{assessor} had seen marks of others before closing {session}; this was not marked alone.",
            "{assessor} 在提交 {session} 之前看过他人评分，不是独立评阅。",
            assessor = names.of(assessor),
            session = session
        ));
    }
    for waiting in &comparison.waiting {
        page.line(&sentence!(
            "{session} stays hidden until {assessor} has closed it.",
            "{session} 在 {assessor} 提交之前不予显示。",
            session = waiting.session,
            assessor = names.of(&waiting.assessor)
        ));
    }
    for session in &comparison.erased {
        page.line(&sentence!(
            "{session} was erased; it is not compared, and nobody is waited for.",
            "{session} 已被删除，不参与比较，也不再等待评分。"
        ));
    }
    page.text
}

impl<'n> Page<'n> {
    fn new(names: &'n Names, titles: &'n ItemTitles, locale: Locale) -> Self {
        Self {
            text: String::new(),
            names,
            titles,
            is_chinese: locale == Locale::SimplifiedChinese,
        }
    }

    fn say(&self, sentence: &Sentence) -> String {
        harmless(sentence.wording(self.is_chinese))
    }

    fn line(&mut self, sentence: &Sentence) {
        let line = self.say(sentence);
        self.push(&line);
    }

    fn push(&mut self, line: &str) {
        let deeper = line.len() - line.trim_start().len() + 4;
        self.text.push_str(&wrapped(&harmless(line), deeper));
    }

    fn item(&mut self, item: &ItemAgreement) {
        self.text.push('\n');
        self.line(&wording::headline(&item.item, item.scale, self.titles));
        let lines = [wording::kappa(item), wording::intraclass(item)];
        for line in lines.iter().chain(&wording::within(item)) {
            let line = self.say(line);
            self.push(&format!("  {line}"));
        }
        for assessor in &item.by_assessor {
            self.assessor(assessor, item.scale);
        }
    }

    fn assessor(&mut self, assessor: &AssessorAgreement, scale: Scale) {
        let from_expert = assessor.from_expert.as_ref().map_or_else(String::new, |severity| {
            let shown = wording::severity(severity, scale);
            self.say(&sentence!(
                ", from the expert {shown}",
                "，与专家相差 {shown}",
                shown = shown
            ))
        });
        let noun = match assessor.sessions {
            1 => "session",
            _ => "sessions",
        };
        let noun = Sentence {
            english: noun.to_owned(),
            chinese: "个会话".to_owned(),
        };
        let line = sentence!(
            "    {assessor} {sessions:>4} {noun}, kappa {kappa}, from the others {severity}{from_expert}",
            "    {assessor} {sessions:>4} {noun}，kappa {kappa}，与其他人相差 {severity}{from_expert}",
            assessor = cell(&self.names.of(&assessor.assessor), 18),
            sessions = assessor.sessions,
            kappa = wording::figure(&assessor.quadratic),
            severity = wording::severity(&assessor.severity, scale),
            from_expert = from_expert;
            noun
        );
        self.line(&line);
    }

    fn difference(&mut self, line: &DifferenceLine) {
        let value = |value: Option<i64>| value.map_or_else(|| "-".to_owned(), |value| unit(value, line.scale));
        let apart = match (line.difference, line.is_close) {
            (Some(difference), Some(is_close)) => {
                let sign = if difference > 0 { "+" } else { "" };
                let far = if is_close { "" } else { " !" };
                format!("{sign}{}{far}", unit(difference, line.scale))
            }
            _ => "-".to_owned(),
        };
        let row = format!(
            "  {} {} {:>5}  {:>5}    {apart}",
            cell(&self.say(&wording::item(&line.item, self.titles)), 40),
            cell(&self.names.of(&line.assessor), 16),
            value(line.value),
            value(line.expert)
        );
        self.push(&row);
    }
}

fn unit(value: i64, scale: Scale) -> String {
    match scale {
        Scale::Tenths => Mark(value).to_string(),
        Scale::Points => value.to_string(),
    }
}
