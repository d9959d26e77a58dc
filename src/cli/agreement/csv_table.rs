//! Agreement as a table: one figure in a row, so that any program can filter it.

use anyhow::Context as _;
use serde_json::json;

use crate::cli::six_digits::number_cell;
use crate::sim::analytics::agreement::calibration::Comparison;
use crate::sim::analytics::agreement::figure::{Figure, Undefined};
use crate::sim::analytics::agreement::intraclass::Coefficient;
use crate::sim::analytics::agreement::report::{AgreementReport, IntraclassOrReason, ItemAgreement};
use crate::sim::analytics::agreement::severity::Severity;
use crate::sim::analytics::agreement::within::Within;
use crate::sim::storyboard::guard::guarded;

const COLUMNS: [&str; 10] = [
    "item",
    "scale",
    "first",
    "second",
    "figure",
    "value",
    "undefined",
    "n",
    "low",
    "high",
];

/// The figures of a table. Severity and spread are in units of the item: tenths for marks.
///
/// # Errors
/// Never for text in memory; the writer could refuse rows of different lengths.
pub(super) fn report(report: &AgreementReport) -> anyhow::Result<String> {
    let mut table = Table(csv::Writer::from_writer(Vec::new()));
    table.0.write_record(COLUMNS)?;
    for item in &report.items {
        table.add_item(item)?;
    }
    table.finish()
}

/// A calibration round.
///
/// # Errors
/// As for [`report`].
pub(super) fn comparison(comparison: &Comparison) -> anyhow::Result<String> {
    let mut table = Table(csv::Writer::from_writer(Vec::new()));
    let header = [
        "row",
        "session",
        "item",
        "scale",
        "assessor",
        "value",
        "expert",
        "difference",
        "close",
    ];
    table.0.write_record(header)?;
    let number = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
    for line in &comparison.lines {
        table.0.write_record([
            "line".to_owned(),
            guarded(&line.session),
            guarded(&line.item),
            line.scale.to_string(),
            guarded(&line.assessor),
            number(line.value),
            number(line.expert),
            number(line.difference),
            line.is_close
                .map_or("", |is_close| if is_close { "yes" } else { "no" })
                .to_owned(),
        ])?;
    }
    let others = comparison
        .waiting
        .iter()
        .map(|waiting| ("waiting", &waiting.session, &waiting.assessor));
    let not_alone = comparison
        .not_alone
        .iter()
        .map(|(session, assessor)| ("not-alone", session, assessor));
    for (row, session, assessor) in others.chain(not_alone) {
        let (session, assessor) = (guarded(session), guarded(assessor));
        table
            .0
            .write_record([row, &session, "", "", &assessor, "", "", "", ""])?;
    }
    table.finish()
}

struct Table(csv::Writer<Vec<u8>>);

/// Whom a row is about.
#[derive(Clone, Copy)]
struct About<'a> {
    item: &'a ItemAgreement,
    first: &'a str,
    second: &'a str,
}

impl Table {
    fn add_item(&mut self, item: &ItemAgreement) -> anyhow::Result<()> {
        let all = About {
            item,
            first: "",
            second: "",
        };
        self.add_figure(all, "kappa-quadratic", &item.quadratic)?;
        self.add_figure(all, "kappa-linear", &item.linear)?;
        self.add_figure(all, "kappa-plain", &item.plain)?;
        self.add_intraclass(all)?;
        self.add_within(all, &item.within)?;
        for pair in &item.pairs {
            let both = About {
                item,
                first: &pair.first,
                second: &pair.second,
            };
            self.add_figure(both, "kappa-quadratic", &pair.quadratic)?;
            self.add_figure(both, "kappa-linear", &pair.linear)?;
            self.add_figure(both, "kappa-plain", &pair.plain)?;
            self.add_within(both, &pair.within)?;
        }
        for assessor in &item.by_assessor {
            let one = About {
                item,
                first: &assessor.assessor,
                second: "",
            };
            self.add_figure(one, "kappa-quadratic", &assessor.quadratic)?;
            self.add_severity(one, "severity", &assessor.severity)?;
            if let Some(severity) = &assessor.from_expert {
                self.add_severity(one, "from-expert", severity)?;
            }
            self.add_within(one, &assessor.within)?;
        }
        Ok(())
    }

    fn add_intraclass(&mut self, about: About<'_>) -> anyhow::Result<()> {
        let sessions = about.item.whole_part.sessions;
        let found = match &about.item.intraclass {
            IntraclassOrReason::Intraclass(found) => found,
            IntraclassOrReason::IntraclassUndefined(undefined) => {
                return self.add(about, "icc", Err(*undefined), sessions, None);
            }
        };
        for (name, Coefficient(value)) in [
            ("icc-1-1", found.one_way),
            ("icc-2-1", found.agreement),
            ("icc-3-1", found.consistency),
            ("icc-1-k", found.one_way_mean),
            ("icc-2-k", found.agreement_mean),
            ("icc-3-k", found.consistency_mean),
        ] {
            self.add(about, name, value.ok_or(Undefined::SessionsAlike), sessions, None)?;
        }
        Ok(())
    }

    fn add_figure(&mut self, about: About<'_>, name: &str, figure: &Figure) -> anyhow::Result<()> {
        self.add(about, name, figure.value, figure.pairs, None)
    }

    fn add_severity(&mut self, about: About<'_>, name: &str, severity: &Severity) -> anyhow::Result<()> {
        self.add_figure(about, name, &severity.difference)?;
        let spread = severity.deviation.ok_or(Undefined::TooFewSessions);
        self.add(
            about,
            &format!("{name}-deviation"),
            spread,
            severity.difference.pairs,
            None,
        )
    }

    fn add_within(&mut self, about: About<'_>, within: &Within) -> anyhow::Result<()> {
        self.add_figure(about, "within-beyond-chance", &within.beyond_chance)?;
        let share = within.share.share.ok_or(Undefined::NoPairs);
        self.add(about, "within-share", share, within.share.of, within.share.interval)
    }

    fn add(
        &mut self,
        about: About<'_>,
        name: &str,
        value: Result<f64, Undefined>,
        n: u64,
        interval: Option<[f64; 2]>,
    ) -> anyhow::Result<()> {
        let undefined = value.err().map(|undefined| json!(undefined));
        let undefined = undefined
            .as_ref()
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default();
        self.0.write_record([
            guarded(&about.item.item),
            about.item.scale.to_string(),
            guarded(about.first),
            guarded(about.second),
            name.to_owned(),
            number_cell(value.ok()),
            undefined.to_owned(),
            n.to_string(),
            number_cell(interval.map(|ends| ends[0])),
            number_cell(interval.map(|ends| ends[1])),
        ])?;
        Ok(())
    }

    fn finish(self) -> anyhow::Result<String> {
        let bytes = self.0.into_inner().context("The table could not be written")?;
        Ok(String::from_utf8(bytes)?)
    }
}
