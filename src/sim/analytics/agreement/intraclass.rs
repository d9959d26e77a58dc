//! Intraclass correlations: how much of the variance of marks is that of the sessions, after Shrout and Fleiss (Psychological
//! Bulletin 86, 1979).
//!
//! Sessions are the targets and assessors the judges. Sums are exact; a mean square is one division at the end.

use serde::Serialize;

use super::figure::Undefined;

/// The two-way analysis of variance of a whole table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Variances {
    /// How many sessions.
    pub sessions: u64,
    /// How many assessors; each has judged every session.
    pub assessors: u64,
    /// The mean square between sessions.
    pub between: f64,
    /// The mean square within sessions.
    pub within: f64,
    /// The mean square between assessors.
    pub assessor: f64,
    /// The mean square of what is left.
    pub residual: f64,
}

/// The six coefficients.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Intraclass {
    /// What they are made of.
    pub variances: Variances,
    /// ICC(1,1): each session has assessors of its own. One mark.
    pub one_way: Coefficient,
    /// ICC(1,k): the same, the mean of so many marks.
    pub one_way_mean: Coefficient,
    /// ICC(2,1): the same assessors, drawn from many, mark all sessions, and being severe counts as disagreement. One mark.
    pub agreement: Coefficient,
    /// ICC(2,k): the same, the mean of the marks.
    pub agreement_mean: Coefficient,
    /// ICC(3,1): these assessors and no others, and being severe does not count. One mark.
    pub consistency: Coefficient,
    /// ICC(3,k): the same, the mean of the marks; Cronbach's alpha over the assessors.
    pub consistency_mean: Coefficient,
}

/// A coefficient, at most 1; none where the sessions do not differ.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Coefficient(pub Option<f64>);

/// The coefficients of a table of sessions with the marks of the same assessors in the same order.
///
/// # Errors
/// Fewer than two assessors or sessions, rows of different lengths, or marks that are all the same.
pub fn intraclass(rows: &[Vec<i64>]) -> Result<Intraclass, Undefined> {
    let variances = variances(rows)?;
    let Variances {
        sessions,
        assessors,
        between,
        within,
        assessor,
        residual,
    } = variances;
    let (n, k) = (sessions as f64, assessors as f64);
    Ok(Intraclass {
        variances,
        one_way: ratio(between - within, between + (k - 1.0) * within),
        one_way_mean: ratio(between - within, between),
        agreement: ratio(
            between - residual,
            between + (k - 1.0) * residual + k * (assessor - residual) / n,
        ),
        agreement_mean: ratio(between - residual, between + (assessor - residual) / n),
        consistency: ratio(between - residual, between + (k - 1.0) * residual),
        consistency_mean: ratio(between - residual, between),
    })
}

fn variances(rows: &[Vec<i64>]) -> Result<Variances, Undefined> {
    let assessors = rows.first().map_or(0, Vec::len);
    if assessors < 2 {
        return Err(Undefined::TooFewAssessors);
    }
    if rows.len() < 2 || rows.iter().any(|row| row.len() != assessors) {
        return Err(Undefined::TooFewSessions);
    }
    let (n, k) = (rows.len() as i128, assessors as i128);
    let row_sums = rows.iter().map(|row| row.iter().copied().map(i128::from).sum::<i128>());
    let column_sums = (0..assessors).map(|column| rows.iter().map(|row| i128::from(row[column])).sum::<i128>());
    let squares: i128 = rows.iter().flatten().map(|value| square(i128::from(*value))).sum();
    let total: i128 = row_sums.clone().sum();
    // Each sum of squares times `n k`, so that nothing is divided before the end.
    let all = n * k * squares - square(total);
    let between = n * row_sums.map(square).sum::<i128>() - square(total);
    let by_assessor = k * column_sums.map(square).sum::<i128>() - square(total);
    if all <= 0 {
        return Err(Undefined::NoVariance);
    }
    let mean_square = |sum: i128, degrees: i128| sum as f64 / (n * k * degrees) as f64;
    Ok(Variances {
        sessions: rows.len() as u64,
        assessors: assessors as u64,
        between: mean_square(between, n - 1),
        within: mean_square(all - between, n * (k - 1)),
        assessor: mean_square(by_assessor, k - 1),
        residual: mean_square(all - between - by_assessor, (n - 1) * (k - 1)),
    })
}

fn ratio(part: f64, whole: f64) -> Coefficient {
    Coefficient((whole > 0.0).then(|| part / whole))
}

fn square(number: i128) -> i128 {
    number * number
}
