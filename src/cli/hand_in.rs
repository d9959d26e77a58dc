//! `rolecall hand-in` and `rolecall receive`: a record goes sealed from whoever played it to whoever examines, and a receipt comes back.

use std::path::PathBuf;

use clap::Args;

use super::Surroundings;
use super::exit_code::ExitCode;
use super::sentences::{say, told, warn, worded};
use super::signer::SignerArguments;
use super::talk::{locale_of, print};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::anchor::anchor;
use crate::store::exam_findings::ticket_finding;
use crate::store::folder::DataFolder;
use crate::store::hand_in::{collect, read_hand_in, take_in};
use crate::store::keys::{KeyError, KeyFolder, public_keys_from};
use crate::store::played_record::read_and_play;
use crate::store::signed_files::{SignedFiles, write_new_file};
use crate::store::wall::wall_now;
use crate::trust::hand_in::{HandIn, LONGEST_HAND_IN};
use crate::trust::key_pair::{PublicKeys, SecretKeys};
use crate::trust::receipt::{Found, Receipt};
use crate::trust::seal::NotOpened;
use crate::trust::signed::Signed;
use crate::trust::ticket::Ticket;
use crate::words::Locale;

/// Seal a record with its archive, so that only whoever examines can open it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall hand-in RECORD                         to whoever signed its ticket
  rolecall hand-in RECORD --to centre.pub --out exam.age

The file can also be opened with the program age and the secret key of whoever examines. Keep the record until you have a receipt.

Exit codes: 0 written, 2 usage or cannot run.")]
pub struct HandInArguments {
    /// The record: its path, or the id of its session or the beginning of that.
    pub record: PathBuf,
    /// The public key of whoever examines: its file, its line in quotes, or a name that is trusted here. Without it, whoever signed the ticket.
    #[arg(long, value_name = "KEY")]
    pub to: Option<String>,
    /// The file to write; without it, one named after the session, here.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Language: en or zh-Hans.
    #[arg(long)]
    pub locale: Option<String>,
}

impl HandInArguments {
    /// Writes the sealed file.
    ///
    /// # Errors
    /// When the record or the key cannot be read, or the file cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let (hand_in, record) = collect(&data, &self.record).map_err(|error| told(&error.sentence(), locale))?;
        let to = self.recipient(&data, &hand_in).map_err(|error| told(&error, locale))?;
        let sealed = to.sealing.seal(&hand_in.to_bytes())?;
        let session = &record.header.session;
        let out = self
            .out
            .clone()
            .unwrap_or_else(|| PathBuf::from(format!("{session}.hand-in.age")));
        write_new_file(data.fs().as_ref(), &out, &sealed)?;
        if record.sealed().is_none() {
            say(
                &sentence!(
                    "The session is still open; it is handed in as it is.",
                    "会话尚未结束，按现状交卷。"
                ),
                locale,
            );
        }
        let code = anchor(record.text.head()).unwrap_or_default();
        say(
            &sentence!(
                "Sealed for the key {id}. Anchor: {code}",
                "已为密钥 {id} 封装。校验码：{code}",
                id = to.id(),
                code = code
            ),
            locale,
        );
        print(&format!("{}\n", out.display()));
        Ok(ExitCode::Fine)
    }

    fn recipient(&self, data: &DataFolder, hand_in: &HandIn) -> Result<PublicKeys, Sentence> {
        let trust = KeyFolder::find(data).and_then(|folder| folder.trust());
        let trust = trust.map_err(|error| error.sentence())?;
        let Some(to) = &self.to else {
            let ticket: Option<Signed<Ticket>> = hand_in.ticket.as_deref().and_then(|bytes| Signed::read(bytes).ok());
            let ticket = ticket.ok_or_else(|| {
                sentence!(
                    "The record has no ticket here that would say whom it is for. Name the public key with --to.",
                    "此处没有该记录的凭证，无法得知交给谁。请用 --to 指明公钥。"
                )
            })?;
            let by = ticket.verify(&trust).map_err(|error| error.sentence())?;
            return Ok(by.keys.clone());
        };
        let named = trust
            .trusted
            .iter()
            .find(|key| key.name == *to && key.revoked.is_none());
        match named {
            Some(named) => Ok(named.keys.clone()),
            None => public_keys_from(data.fs().as_ref(), to).map_err(|error| error.sentence()),
        }
    }
}

/// Take in what was handed in: open, verify, keep, and give a receipt.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall receive *.hand-in.age
  rolecall receive --key centre --passphrase-file passphrase.txt exam.age

Receiving the same file again changes nothing. Another record of a session that is here already is kept beside it and told of. The receipt is signed; give it to whoever handed in.

Exit codes:
  0  all were received and are in order
  1  at least one was received and is not in order, or was changed
  2  at least one could not be read; or usage")]
pub struct ReceiveArguments {
    /// The sealed files.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Language: en or zh-Hans.
    #[arg(long)]
    pub locale: Option<String>,
    /// Who opens and signs.
    #[command(flatten)]
    pub signer: SignerArguments,
}

impl ReceiveArguments {
    /// Takes in each file.
    ///
    /// # Errors
    /// When the key cannot be used or the folder of data cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let locale = locale_of(surroundings.named_locale(self.locale.as_deref()))?;
        let data = surroundings.data_folder()?;
        let key = |error: KeyError| told(&error.sentence(), locale);
        let folder = KeyFolder::find(&data).map_err(key)?;
        let (_, keys) = self.signer.keys(&data, &folder).map_err(key)?;
        let mut code = ExitCode::Fine;
        for path in &self.files {
            let sealed = match read_hand_in(&data, path) {
                Ok(sealed) => sealed,
                Err(error) => {
                    warn(&error.sentence(), locale);
                    code = ExitCode::CannotRun;
                    continue;
                }
            };
            let opened = keys.opening.open(&sealed, LONGEST_HAND_IN);
            let found = match opened
                .map_err(not_opened)
                .and_then(|bytes| HandIn::read(&bytes).map_err(|error| error.sentence()))
            {
                Ok((hand_in, record)) => received(&data, &keys, &hand_in, &record, locale)?,
                Err(sentence) => {
                    print(&format!("{}: {}\n", path.display(), worded(&sentence, locale)));
                    ExitCode::Findings
                }
            };
            code = code.max(found);
        }
        Ok(code)
    }
}

fn not_opened(why: NotOpened) -> Sentence {
    match why {
        NotOpened::TooLong => sentence!("What is sealed in it is too long.", "封装的内容过长。"),
        NotOpened::NotSealed => sentence!("It is no sealed file.", "它不是封装文件。"),
        NotOpened::OtherKeyOrChanged | NotOpened::WrongPassphrase => sentence!(
            "It was sealed for another key, or changed since: it does not open.",
            "它是为另一把密钥封装的，或此后被改动：无法打开。"
        ),
    }
}

/// Keeps one hand-in and says what was found.
fn received(
    data: &DataFolder,
    keys: &SecretKeys,
    hand_in: &HandIn,
    record: &crate::sim::session::record::Record,
    locale: Locale,
) -> anyhow::Result<ExitCode> {
    let taken = take_in(data, hand_in, record)?;
    let mut faults = Vec::new();
    match read_and_play(data, &taken.path) {
        Ok(_) if record.torn_bytes == 0 => {}
        Ok(_) => faults.extend(record.trouble_of_last_line()),
        Err(error) => faults.push(error.sentence()),
    }
    let ticket = ticket_finding(data, record, None, &|| KeyFolder::find(data)?.trust())
        .map_err(|error| told(&error.sentence(), locale))?;
    let ticket_says = ticket.as_ref().filter(|finding| finding.is_fine);
    let ticket_says = ticket_says.map(|finding| format!("; {}", worded(&finding.sentence, locale)));
    faults.extend(
        ticket
            .filter(|finding| !finding.is_fine)
            .map(|finding| finding.sentence),
    );
    let found = match faults.is_empty() {
        true => Found::InOrder,
        false => Found::NotInOrder,
    };
    let files = SignedFiles::of(data);
    let receipt = Signed::sign(Receipt::of(record, found, &wall_now()), &keys.signing);
    let receipt = files.keep_receipt(&receipt, record)?;
    let code = anchor(record.text.head()).unwrap_or_default();
    let state = match found {
        Found::InOrder => sentence!("in order", "完好"),
        Found::NotInOrder => sentence!("NOT in order", "有问题"),
    };
    let again = match taken.was_there {
        true => worded(&sentence!(" (it was here before)", "（此前已收到）"), locale),
        false => String::new(),
    };
    let anchor_word = worded(&sentence!("anchor", "校验码"), locale);
    print(&format!(
        "{}: {}{again}; {anchor_word} {code}{}\n",
        taken.path.display(),
        worded(&state, locale),
        ticket_says.unwrap_or_default()
    ));
    for before in &taken.goes_on {
        let sentence = sentence!(
            "It and another record that was received go on from each other: {path}",
            "它与收到的另一份记录前后相续：{path}",
            path = before.display()
        );
        print(&format!("  {}\n", worded(&sentence, locale)));
    }
    faults.extend(taken.contradicts.iter().map(|beside| {
        sentence!(
            "There is another record of this session here, which tells something else: {path}. Both are kept; somebody has to decide.",
            "此处另有该会话的一份记录，内容不同：{path}。两份都已保留，须由人裁定。",
            path = beside.display()
        )
    }));
    for fault in &faults {
        print(&format!("  {}\n", worded(fault, locale)));
    }
    let label = worded(&sentence!("receipt", "回执"), locale);
    print(&format!("  {label}: {}\n", receipt.display()));
    Ok(match faults.is_empty() {
        true => ExitCode::Fine,
        false => ExitCode::Findings,
    })
}
