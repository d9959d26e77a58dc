//! A headless Chromium that tests drive through its debugging pipe: JSON messages with a NUL after each.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// The longest that an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser with one page.
pub struct Chromium {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    session: String,
    frame: String,
    next: u64,
    _profile: tempfile::TempDir,
}

impl Chromium {
    /// Starts one; none if it is not installed.
    pub fn start() -> Option<Self> {
        let program = super::tools::chromium()?;
        let profile = tempfile::tempdir().unwrap();
        // The pipe is expected at 3 and 4. The shell moves them there, and becomes the browser.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null", "sh"])
            .arg(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--disable-dev-shm-usage",
                "--lang=en",
                "--remote-debugging-pipe",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut message = Vec::new();
            while output.read_until(0, &mut message).is_ok_and(|read| read > 0) {
                message.pop();
                if let Ok(value) = serde_json::from_slice(&message)
                    && sender.send(value).is_err()
                {
                    return;
                }
                message.clear();
            }
        });
        let mut browser = Self {
            child,
            input,
            messages,
            session: String::new(),
            frame: String::new(),
            next: 0,
            _profile: profile,
        };
        let target = browser.ask("Target.createTarget", &json!({"url": "about:blank"}))["targetId"].clone();
        let attached = browser.ask("Target.attachToTarget", &json!({"targetId": target, "flatten": true}));
        browser.session = attached["sessionId"].as_str().unwrap().to_owned();
        browser.ask("Page.enable", &json!({}));
        let tree = browser.ask("Page.getFrameTree", &json!({}));
        browser.frame = tree["frameTree"]["frame"]["id"].as_str().unwrap().to_owned();
        Some(browser)
    }

    /// Sends a message and waits for its answer.
    pub fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.next += 1;
        let mut message = json!({"id": self.next, "method": method, "params": parameters});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.input.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let answer = self
                .messages
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|error| panic!("{method}: {error}"));
            if answer["id"] == json!(self.next) {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
        }
    }

    /// Opens a file as somebody would who clicks it.
    pub fn open(&mut self, path: &Path) {
        let address = format!("file://{}", path.display());
        let answer = self.ask("Page.navigate", &json!({"url": address}));
        assert!(answer["errorText"].is_null(), "{answer}");
        // The answer comes when the page has begun to arrive.
        while self.evaluate("document.readyState") != json!("complete") {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Shows a page that is in no file.
    pub fn show(&mut self, html: &str) {
        let parameters = json!({"frameId": self.frame, "html": html});
        self.ask("Page.setDocumentContent", &parameters);
    }

    /// What an expression of JavaScript comes to; a promise is waited for.
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let parameters = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.ask("Runtime.evaluate", &parameters);
        assert!(answer["exceptionDetails"].is_null(), "{answer}");
        answer["result"]["value"].clone()
    }

    /// How many pages of paper it has, and the bytes of the PDF in base 64.
    pub fn print(&mut self) -> (usize, String) {
        let parameters = json!({"preferCSSPageSize": true, "printBackground": true});
        let data = self.ask("Page.printToPDF", &parameters)["data"]
            .as_str()
            .unwrap()
            .to_owned();
        let bytes = decoded(&data);
        assert!(bytes.starts_with(b"%PDF"));
        let text = String::from_utf8_lossy(&bytes);
        (text.matches("/Type /Page\n").count(), data)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Bytes from base 64.
fn decoded(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    bytes
}
