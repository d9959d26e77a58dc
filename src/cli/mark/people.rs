//! What keys are called here.

use crate::trust::trust_list::{TrustList, TrustedKey};
use crate::view::standing::Names;

/// The names of trusted keys.
pub(super) fn names(trust: &TrustList) -> Names {
    let named = |key: &TrustedKey| (key.keys.id().to_string(), key.name.clone());
    Names(trust.trusted.iter().map(named).collect())
}
