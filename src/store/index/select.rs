//! Questions to the index: which sessions fit, in what order, and how many there are of each kind.

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::rows::whole_row;
use super::{Broken, Index, columns};
use crate::sim::library::query::{LibraryCounts, LibraryFilter, LibraryQuery, Sort, SortKey};
use crate::sim::library::row::{CallResult, SessionRow, SessionState};

impl Index {
    /// A number that is another one when another program has written to the index since.
    ///
    /// # Errors
    /// The index cannot be used.
    pub fn writes_of_others(&self) -> Result<i64, Broken> {
        Ok(self
            .connection
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Whether there is any session of which something is kept back from those for whom it was brought up to date last.
    ///
    /// # Errors
    /// The index cannot be used.
    pub fn keeps_something_back(&self) -> Result<bool, Broken> {
        Ok(self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM session JOIN detail USING (id)
             WHERE said <> '' AND row LIKE '%\"kept_back\":true%')",
            [],
            |row| row.get(0),
        )?)
    }

    /// The sessions that were asked for, and how many fit the filter.
    ///
    /// # Errors
    /// The index cannot be used.
    pub fn select(&self, query: &LibraryQuery) -> Result<(Vec<SessionRow>, u64), Broken> {
        let fitting = self.fitting(&query.filter)?;
        let total = fitting.len() as u64;
        let ids = self.in_order(&fitting, query)?;
        let mut whole = self
            .connection
            .prepare(&format!("SELECT {} WHERE session.id = ?", whole_row()))?;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            let stored = whole.query_row([id], |row| Ok(columns::read(row)))?;
            let stored = stored?.ok_or_else(|| Broken::new("a row has changed"))?;
            rows.push(stored.row()?);
        }
        Ok((rows, total))
    }

    /// The numbers of all rows that fit, ascending. The narrow table is read once from its beginning to its end: rows that an order
    /// leads to lie all over it, and reading many of them one by one takes several times as long.
    fn fitting(&self, filter: &LibraryFilter) -> Result<Vec<i64>, Broken> {
        let Where { condition, values } = conditions(filter);
        let states_only = LibraryFilter {
            states: filter.states.clone(),
            ..LibraryFilter::default()
        };
        let how = match *filter == states_only {
            true => "INDEXED BY by_state",
            false => "NOT INDEXED",
        };
        let mut statement = self
            .connection
            .prepare(&format!("SELECT id FROM session {how} WHERE {condition}"))?;
        let ids = statement.query_map(params_from_iter(&values), |row| row.get(0))?;
        let mut ids: Vec<i64> = ids.collect::<Result<_, _>>()?;
        ids.sort_unstable();
        Ok(ids)
    }

    /// The part of these rows that was asked for, in its order, which an index of its own has ready.
    fn in_order(&self, fitting: &[i64], query: &LibraryQuery) -> Result<Vec<i64>, Broken> {
        let all = fitting.len();
        let offset = usize::try_from(query.offset).unwrap_or(usize::MAX).min(all);
        let limit = query.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(all);
        let wanted = limit.min(all - offset);
        let (index, order) = order(query.sort);
        let mut statement = self
            .connection
            .prepare(&format!("SELECT id FROM session INDEXED BY {index} ORDER BY {order}"))?;
        let mut rows = statement.query([])?;
        let (mut skipped, mut ids) = (0, Vec::with_capacity(wanted));
        while ids.len() < wanted {
            let Some(row) = rows.next()? else {
                return Err(Broken::new("an order of the list lacks rows"));
            };
            let id = row.get(0)?;
            if fitting.binary_search(&id).is_err() {
                continue;
            }
            match skipped < offset {
                true => skipped += 1,
                false => ids.push(id),
            }
        }
        Ok(ids)
    }

    /// How many files there are of each kind.
    ///
    /// # Errors
    /// The index cannot be used.
    pub fn counts(&self) -> Result<LibraryCounts, Broken> {
        let states = self.counted("SELECT state, count(*) FROM session GROUP BY state")?;
        let results = self.counted("SELECT result, count(*) FROM session GROUP BY result")?;
        let of = |found: &[(String, u64)], word: &str| {
            let found = found.iter().find(|(counted, _)| counted == word);
            found.map(|(_, count)| *count)
        };
        let marked: i64 = self
            .connection
            .query_row("SELECT count(*) FROM session WHERE marked = 1", [], |row| row.get(0))?;
        let mut scenarios =
            self.counted("SELECT scenario, count(*) FROM session GROUP BY scenario ORDER BY scenario")?;
        scenarios.retain(|(scenario, _)| !scenario.is_empty());
        Ok(LibraryCounts {
            all: states.iter().map(|(_, count)| count).sum(),
            states: SessionState::ALL
                .into_iter()
                .filter_map(|state| Some((state, of(&states, state.word())?)))
                .collect(),
            results: CallResult::ALL
                .into_iter()
                .filter_map(|result| Some((result, of(&results, result.word())?)))
                .collect(),
            scenarios,
            marked: u64::try_from(marked).unwrap_or_default(),
        })
    }

    fn counted(&self, question: &str) -> Result<Vec<(String, u64)>, Broken> {
        let mut statement = self.connection.prepare(question)?;
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, u64::try_from(row.get::<_, i64>(1)?).unwrap_or_default()))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A condition and the values of its question marks.
struct Where {
    condition: String,
    values: Vec<Value>,
}

impl Where {
    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = String>) {
        self.condition.push_str(" AND ");
        self.condition.push_str(condition);
        self.values.extend(values.into_iter().map(Value::Text));
    }

    fn and_in<'w>(&mut self, column: &str, words: impl Iterator<Item = &'w str>) {
        let words: Vec<String> = words.map(str::to_owned).collect();
        let marks = vec!["?"; words.len()].join(", ");
        self.and(&format!("{column} IN ({marks})"), words);
    }
}

fn conditions(filter: &LibraryFilter) -> Where {
    let mut found = Where {
        condition: "1".to_owned(),
        values: Vec::new(),
    };
    let part = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    if let Some(trainee) = part(&filter.trainee) {
        let marks = vec!["?"; filter.pseudonyms.len()].join(", ");
        let values = [beginning(&trainee.to_ascii_lowercase())]
            .into_iter()
            .chain(filter.pseudonyms.clone());
        found.and(&format!(r"(trainee LIKE ? ESCAPE '\' OR trainee IN ({marks}))"), values);
    }
    if let Some(scenario) = part(&filter.scenario) {
        let value = anywhere(&scenario);
        found.and(
            r"(scenario LIKE ? ESCAPE '\' OR title_en LIKE ? ESCAPE '\' OR title_zh LIKE ? ESCAPE '\')",
            [value.clone(), value.clone(), value],
        );
    }
    if let Some(session) = part(&filter.session) {
        found.and(r"session LIKE ? ESCAPE '\'", [anywhere(&session)]);
    }
    if let Some(since) = part(&filter.since) {
        found.and("began >= ?", [since]);
    }
    if let Some(before) = part(&filter.before) {
        // What does not say when it began is not known to lie before.
        found.and("began < ? AND began <> ''", [before]);
    }
    if !filter.results.is_empty() {
        found.and_in("result", filter.results.iter().map(|result| result.word()));
    }
    match filter.states.is_empty() {
        true => found.and("state <> 'superseded'", []),
        false => found.and_in("state", filter.states.iter().map(|state| state.word())),
    }
    if let Some(marked) = filter.marked {
        found.and(if marked { "marked = 1" } else { "marked = 0" }, []);
    }
    found
}

/// The index that has the order ready, and the order.
fn order(Sort { key, reversed }: Sort) -> (&'static str, &'static str) {
    match (key, reversed) {
        (SortKey::Began, false) => ("by_began", "began DESC, path"),
        (SortKey::Began, true) => ("by_began", "began, path DESC"),
        (SortKey::Mark, false) => ("by_mark", "overall DESC, path"),
        (SortKey::Mark, true) => ("by_lowest_mark", "overall < 0, overall, path"),
        (SortKey::Scenario, false) => ("by_scenario", "scenario, began DESC, path"),
        (SortKey::Scenario, true) => ("by_scenario", "scenario DESC, began, path DESC"),
        (SortKey::Trainee, false) => ("by_trainee", "trainee, began DESC, path"),
        (SortKey::Trainee, true) => ("by_trainee", "trainee DESC, began, path DESC"),
        (SortKey::State, false) => ("by_state", "state, began DESC, path"),
        (SortKey::State, true) => ("by_state", "state DESC, began, path DESC"),
    }
}

fn anywhere(part: &str) -> String {
    format!("%{}%", escaped(part))
}

fn beginning(part: &str) -> String {
    format!("{}%", escaped(part))
}

/// The text as LIKE takes it for itself.
fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_")
}
