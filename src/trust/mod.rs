//! Who stands by what: keys, signatures, seals, tickets, receipts, anchor codes. Bytes in, bytes out; no disk and no clock.

pub mod key_pair;
pub mod keys;
pub mod seal;
pub mod trust_list;
