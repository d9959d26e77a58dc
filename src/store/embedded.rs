//! The shipped calls inside the program, so that it runs without any other file. A test keeps the list in step with the folder.

/// Names below `scenarios/` and contents.
#[rustfmt::skip]
pub const EMBEDDED: &[(&str, &[u8])] = &[
    ("angry-complaint.ron", include_bytes!("../../scenarios/angry-complaint.ron")),
    ("angry-complaint.zh-Hans.ron", include_bytes!("../../scenarios/angry-complaint.zh-Hans.ron")),
    ("bank.ron", include_bytes!("../../scenarios/bank.ron")),
    ("data-leak.ron", include_bytes!("../../scenarios/data-leak.ron")),
    ("data-leak.zh-Hans.ron", include_bytes!("../../scenarios/data-leak.zh-Hans.ron")),
    ("facts/cn.ron", include_bytes!("../../scenarios/facts/cn.ron")),
    ("facts/common.ron", include_bytes!("../../scenarios/facts/common.ron")),
    ("facts/uk.ron", include_bytes!("../../scenarios/facts/uk.ron")),
    ("facts/us.ron", include_bytes!("../../scenarios/facts/us.ron")),
    ("fraud-attempt.ron", include_bytes!("../../scenarios/fraud-attempt.ron")),
    ("fraud-attempt.zh-Hans.ron", include_bytes!("../../scenarios/fraud-attempt.zh-Hans.ron")),
    ("overdue-collection.ron", include_bytes!("../../scenarios/overdue-collection.ron")),
    ("overdue-collection.zh-Hans.ron", include_bytes!("../../scenarios/overdue-collection.zh-Hans.ron")),
    ("rules/bank.ron", include_bytes!("../../scenarios/rules/bank.ron")),
    ("rules/cn.ron", include_bytes!("../../scenarios/rules/cn.ron")),
    ("rules/uk.ron", include_bytes!("../../scenarios/rules/uk.ron")),
    ("rules/us.ron", include_bytes!("../../scenarios/rules/us.ron")),
];
