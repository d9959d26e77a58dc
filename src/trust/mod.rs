//! Who stands by what: keys, signatures, seals, tickets, receipts, anchor codes. Bytes in, bytes out; no disk and no clock.

pub mod erasure;
pub mod hand_in;
pub mod key_pair;
pub mod keys;
pub mod package;
pub mod receipt;
pub mod seal;
pub mod signed;
pub mod ticket;
pub mod trust_list;
