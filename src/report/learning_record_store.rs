//! Statements sent to a learning record store. It is the only place of the program that uses a network, and only for a store that
//! somebody has named.

use std::fmt;
use std::time::Duration;

use ureq::Agent;

use super::xapi::statement::Statement;

/// How many statements are sent at once.
const MOST_AT_ONCE: usize = 50;
/// How long one message may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// So much of a refusal is shown.
const LONGEST_ANSWER: usize = 300;
const VERSION_HEADER: &str = "X-Experience-API-Version";

/// Where statements go.
#[derive(Clone)]
pub struct Store {
    /// The address of its xAPI: the part before `/statements`.
    pub address: String,
    /// The name of the account.
    pub user: String,
    /// Its password; never shown.
    pub password: String,
}

impl fmt::Debug for Store {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Store")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Sends statements, several at once. The store knows them by their ids, so sending them twice adds nothing.
    ///
    /// # Errors
    /// A sentence: what the store answered, after how many statements.
    pub fn send(&self, statements: &[Statement]) -> Result<(), String> {
        if !is_safe(&self.address) {
            return Err(format!(
                "{} was not sent anything: a password may travel only by https, or to this machine itself.",
                self.address
            ));
        }
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .into();
        let address = format!("{}/statements", self.address.trim_end_matches('/'));
        let mut sent = 0;
        for part in statements.chunks(MOST_AT_ONCE) {
            let body = serde_json::to_vec(part).map_err(|error| format!("The statements cannot be made: {error}."))?;
            let answer = agent
                .post(&address)
                .header(
                    "Authorization",
                    &format!("Basic {}", base64(&format!("{}:{}", self.user, self.password))),
                )
                .header(VERSION_HEADER, "1.0.3")
                .header("Content-Type", "application/json")
                .send(&body[..]);
            let mut answer = answer.map_err(|error| {
                format!("The store at {address} cannot be reached after {sent} statements: {error}. Sending all again adds nothing twice.")
            })?;
            let status = answer.status().as_u16();
            if !(200..300).contains(&status) {
                let said = answer.body_mut().read_to_string().unwrap_or_default();
                let said: String = super::visible::visible(&said).chars().take(LONGEST_ANSWER).collect();
                return Err(format!(
                    "The store at {address} refused after {sent} statements with status {status}: {said}"
                ));
            }
            sent += part.len();
        }
        Ok(())
    }
}

/// Whether a password may be sent there.
fn is_safe(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http://") else {
        return address.starts_with("https://");
    };
    let host = rest.split('/').next().unwrap_or_default();
    if host.contains('@') {
        return false;
    }
    let name = match host.strip_prefix('[') {
        Some(address) => address.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost"
        || name
            .parse()
            .is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

/// RFC 4648, with padding.
fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for part in text.as_bytes().chunks(3) {
        let byte = |place: usize| u32::from(part.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            encoded.push(if place <= part.len() { char::from(digit) } else { '=' });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_go_by_https_or_stay_on_the_machine() {
        for address in [
            "https://lrs.example/xapi",
            "http://127.0.0.1:8100",
            "http://localhost/x",
            "http://[::1]:9/",
        ] {
            assert!(is_safe(address), "{address}");
        }
        for address in [
            "http://lrs.example",
            "http://127.0.0.1@lrs.example/",
            "http://localhost.example/",
            "ftp://127.0.0.1",
            "lrs.example",
            "http://10.0.0.1",
        ] {
            assert!(!is_safe(address), "{address}");
        }
    }

    #[test]
    fn accounts_are_spelt_as_the_rfc_has_them() {
        for (text, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("user:pä", "dXNlcjpww6Q="),
        ] {
            assert_eq!(base64(text), encoded);
        }
    }
}
