//! Rows of sessions that nobody has played, for the index: many, varied, and the same for one seed.

use rolecall::sim::assessment::standing::Basis;
use rolecall::sim::library::clock_findings::ClockFindings;
use rolecall::sim::library::row::{CallResult, Played, RowMark, RowStands, SessionRow, SessionState, StandingRowMark};
use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::{Mode, SealReason, Timers};

const CALLS: [[&str; 3]; 6] = [
    ["angry-complaint", "The repayment that went up", "还款额怎么涨了"],
    ["data-leak", "A letter for somebody else", "寄错的信"],
    ["fraud-attempt", "The safe account", "安全账户"],
    ["overdue-collection", "Three months behind", "逾期三个月"],
    ["lost-card", "Lost on the train", "丢在火车上的卡"],
    ["stress_test%", "100% of it", "百分之百"],
];

/// The row with this number; ten in a row have one trainee, and one in fifty has a file that is not as it was written.
pub fn row(number: u64) -> SessionRow {
    let mut dice = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d;
    let mut below = |limit: u64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        (dice >> 11) % limit
    };
    let call = CALLS[below(6) as usize];
    let (day, hour, minute, second) = (below(28) + 1, below(24), below(60), below(60));
    let (year, month) = (2024 + below(3), below(12) + 1);
    let began = format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
    let session = format!(
        "{year}{month:02}{day:02}-{hour:02}{minute:02}{second:02}-{}-{number:06x}",
        call[0]
    );
    let state = match below(50) {
        0 => SessionState::Damaged,
        1..=4 => SessionState::Open,
        5 | 6 => SessionState::Stopped,
        7 => SessionState::Superseded,
        _ => SessionState::Finished,
    };
    let overall = below(1001) as i64;
    let critical = below(20) == 0;
    SessionRow {
        path: format!("sessions/{session}.jsonl"),
        head: sha256_hex(&[session.as_bytes()]),
        session,
        played: Some(Played {
            scenario: call[0].to_owned(),
            version: "1".to_owned(),
            scenario_sha256: sha256_hex(&[call[1].as_bytes()]),
            files: sha256_hex(&[call[0].as_bytes()]),
            titles: [call[1].to_owned(), call[2].to_owned()],
            country: ["cn", "uk"][below(2) as usize].to_owned(),
            locale: ["en", "zh-Hans"][below(2) as usize].to_owned(),
            mode: Mode::Practice,
            timers: Timers::AsWritten,
            trainee: sha256_hex(&[&(number / 10).to_le_bytes()])[..32].to_owned(),
            began: began.clone(),
            rules: 1,
            build: "0.1.0".to_owned(),
        }),
        lines: 40,
        ended: began,
        sealed: (state == SessionState::Finished).then_some(SealReason::Finished),
        state,
        superseded_by: None,
        turns: below(20) as u32,
        mark: (state == SessionState::Finished).then_some(RowMark {
            overall,
            dimensions: [overall, 1000 - overall, 500],
            passed: overall >= 800 && !critical,
            critical,
        }),
        stands: (state == SessionState::Finished && below(5) == 0).then(|| RowStands {
            result: CallResult::ALL[below(8) as usize],
            mark: (below(3) > 0).then(|| StandingRowMark {
                overall: below(1001) as i64,
                dimensions: [Some(below(1001) as i64), None, Some(500)],
            }),
            basis: Basis::Moderated,
        }),
        kept_back: false,
        said: String::new(),
        marked: below(4) == 0,
        clock: ClockFindings::default(),
        trouble: None,
        computed_by: "0.1.0".to_owned(),
        computed_rules: 1,
    }
}
