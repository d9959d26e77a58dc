//! The names of the dimensions in sentences about a call, in English and in Chinese.

/// In the order in which points are counted.
pub const DIMENSION_NAMES: [[&str; 2]; 3] = [["empathy", "同理心"], ["accuracy", "准确性"], ["compliance", "合规性"]];
