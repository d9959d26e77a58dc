//! Forgeries: a record that was changed and given new hashes, so that its chain holds.

use rolecall::sim::session::hash::sha256_hex;

/// The record with a text replaced in every line, all its hashes made anew: what somebody can write who wants to.
pub fn rewritten(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut prev = "0".repeat(64);
    let mut made = String::new();
    for line in text.lines() {
        let (json, _) = line.split_once('\t').unwrap();
        let (start, _) = json.rsplit_once("\"prev\":").unwrap();
        let json = format!("{start}\"prev\":\"{prev}\"}}").replace(from, to);
        prev = sha256_hex(&[b"rolecall/frame/v1\0", json.as_bytes()]);
        made.push_str(&format!("{json}\t{prev}\n"));
    }
    assert_ne!(made, text, "{from} does not stand in it");
    made.into_bytes()
}
