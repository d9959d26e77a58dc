//! `rolecall voice` as it is run, with programs that copy a sound instead of speaking.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rolecall::store::voices::VoiceFolder;
use tempfile::TempDir;

use super::{speech, wav};
use crate::terminal::{Ran, run};

/// A call of its own with a `voice.ron`.
struct Workshop {
    folder: TempDir,
    call: PathBuf,
}

impl Workshop {
    /// `command` and `version` are lists of words as in RON; `SOUND` in them is the path of a good WAV.
    fn new(command: &str, version: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let calls = folder.path().join("calls");
        run(
            folder.path(),
            &["new", "lost-card", "--dir", calls.to_str().unwrap()],
            &[] as &[&str],
        )
        .expect(0);
        let sound = folder.path().join("sound.wav");
        fs::write(&sound, wav(&speech(16_000, 0.4))).unwrap();
        let kinds = ["LowMan", "HighMan", "LowWoman", "HighWoman", "OldWoman", "OldMan"];
        let voices: Vec<String> = kinds
            .iter()
            .map(|kind| format!("(kind: {kind}, name: \"{kind}\")"))
            .collect();
        let config = format!(
            "(format: 1, languages: [(language: \"en\", command: {command}, version: {version}, origin: \"A copy.\", licence: \"CC0-1.0\", speed: 180, voices: [{}])])",
            voices.join(", ")
        )
        .replace("SOUND", sound.to_str().unwrap())
        .replace("FOLDER", folder.path().to_str().unwrap());
        fs::create_dir_all(calls.join("voices")).unwrap();
        fs::write(calls.join("voices/voice.ron"), config).unwrap();
        Self {
            call: calls.join("lost-card.ron"),
            folder,
        }
    }

    fn copying() -> Self {
        Self::new(
            r#"["cp", "SOUND", "{out}"]"#,
            r#"["echo", "Copier 1.0  of this machine"]"#,
        )
    }

    fn voice(&self, arguments: &[&str]) -> Ran {
        let all = [&["voice", self.call.to_str().unwrap(), "--locale", "en"], arguments].concat();
        run(self.folder.path(), &all, &[] as &[&str])
    }

    fn voices(&self) -> VoiceFolder {
        VoiceFolder::beside(self.call.parent().unwrap(), "lost-card")
    }

    fn count(&self) -> usize {
        self.voices()
            .manifest()
            .unwrap()
            .map_or(0, |manifest| manifest.clips.len())
    }

    fn change(&self, old: &str, new: &str) {
        let text = fs::read_to_string(&self.call).unwrap();
        assert!(text.contains(old));
        fs::write(&self.call, text.replacen(old, new, 1)).unwrap();
    }
}

/// The first text of the list that `--dry-run` writes which stands in the file as it is, without a name in it.
fn first_text<'l>(list: &'l str, call: &Path) -> &'l str {
    let file = fs::read_to_string(call).unwrap();
    let mut texts = list.lines().filter_map(|line| line.split('\t').nth(4));
    texts.find(|text| file.contains(&format!("\"{text}\""))).unwrap()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn only_changed_lines_are_rendered_again() {
    let workshop = Workshop::copying();
    let list = workshop.voice(&["--dry-run"]).expect(0).out;
    let count = list.lines().count();
    assert!(count > 5, "{list}");
    assert_eq!(workshop.count(), 0, "a dry run writes nothing");
    let told = workshop.voice(&[]).expect(0).err;
    assert!(
        told.contains(&format!("{count} rendered, 0 as they were, 0 failed")),
        "{told}"
    );
    // Lines that differ in the sign of their money only are one file.
    let files: BTreeSet<&str> = list.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(
        (workshop.count(), workshop.voices().keys("en").len()),
        (count, files.len())
    );

    let told = workshop.voice(&[]).expect(0).err;
    assert!(told.contains(&format!("0 rendered, {count} as they were")), "{told}");

    let text = first_text(&list, &workshop.call);
    workshop.change(&format!("\"{text}\""), &format!("\"{text} Really.\""));
    let told = workshop.voice(&[]).expect(0).err;
    assert!(
        told.contains(&format!("1 rendered, {} as they were", count - 1)),
        "{told}"
    );
    assert!(told.contains("1 unused"), "{told}");
    assert_eq!(workshop.count(), count + 1);
    let told = workshop.voice(&["--remove-unused"]).expect(0).err;
    assert!(
        told.contains("0 rendered") && told.contains("1 unused removed"),
        "{told}"
    );
    assert_eq!(
        (workshop.count(), workshop.voices().keys("en").len()),
        (count, files.len())
    );

    let told = workshop.voice(&["--force"]).expect(0).err;
    assert!(told.contains(&format!("{count} rendered")), "{told}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_clip_that_is_gone_is_rendered_again() {
    let workshop = Workshop::copying();
    let list = workshop.voice(&["--dry-run"]).expect(0).out;
    workshop.voice(&[]).expect(0);
    let key = workshop.voices().keys("en").remove(0);
    workshop.voices().remove_clip("en", &key).unwrap();
    let lines = list.lines().filter(|line| line.starts_with(&key)).count();
    let told = workshop.voice(&[]).expect(0).err;
    assert!(told.contains(&format!("{lines} rendered")), "{told}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_manifest_says_who_made_the_clips_and_how_they_may_be_used() {
    let workshop = Workshop::copying();
    workshop.voice(&[]).expect(0);
    let manifest = workshop.voices().manifest().unwrap().unwrap();
    let [source] = manifest.sources.as_slice() else {
        panic!("{manifest:?}")
    };
    assert_eq!(
        (source.made_by.as_str(), source.licence.as_str()),
        ("Copier 1.0", "CC0-1.0")
    );
    assert!(manifest.clips.iter().all(|clip| (350..600).contains(&clip.millis)));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn your_own_lines_are_rendered_when_they_are_asked_for_and_kept_afterwards() {
    let workshop = Workshop::copying();
    workshop.voice(&[]).expect(0);
    let others = workshop.count();
    workshop.voice(&["--own-lines"]).expect(0);
    let all = workshop.count();
    assert!(all > others);
    let told = workshop.voice(&["--remove-unused"]).expect(0).err;
    assert!(told.contains("0 unused removed"), "{told}");
    assert_eq!(workshop.count(), all);
}

#[test]
fn a_program_that_is_not_there_is_named_with_what_to_do() {
    let workshop = Workshop::new(r#"["no-such-speaker", "{out}"]"#, r#"["no-such-speaker", "--version"]"#);
    let ran = workshop
        .voice(&[])
        .expect(2)
        .naming(&["no-such-speaker", "Install it", "espeak-ng", "voice.ron"]);
    assert_eq!(ran.err.lines().count(), 1, "once, and not for each line: {}", ran.err);
    assert_eq!(workshop.count(), 0);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_is_no_sound_is_told_and_not_kept() {
    for (command, told) in [
        (r#"["tee", "{out}"]"#, "neither Ogg Vorbis nor WAV"),
        (r#"["true"]"#, "has written nothing to {out}"),
        (r#"["false"]"#, "\"false\" failed"),
        (r#"["ls", "FOLDER/not-there"]"#, "not-there"),
    ] {
        let workshop = Workshop::new(command, "[]");
        workshop
            .voice(&[])
            .expect(1)
            .naming(&[told, "lost-card en node/", "0 rendered"]);
        assert_eq!(
            (workshop.count(), workshop.voices().keys("en").len()),
            (0, 0),
            "{command}"
        );
    }
}

#[test]
fn recordings_are_taken_by_their_keys() {
    let workshop = Workshop::new(r#"["cp", "FOLDER/{key}.wav", "{out}"]"#, "[]");
    let list = workshop.voice(&["--dry-run"]).expect(0).out;
    let key = list.split('\t').next().unwrap();
    fs::copy(
        workshop.folder.path().join("sound.wav"),
        workshop.folder.path().join(format!("{key}.wav")),
    )
    .unwrap();
    let lines = list.lines().filter(|line| line.starts_with(key)).count();
    let told = workshop.voice(&[]).expect(1).err;
    assert!(told.contains(&format!("{lines} rendered")), "{told}");
    assert_eq!(workshop.voices().keys("en"), [key]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_command_that_is_typed_needs_its_licence() {
    let workshop = Workshop::copying();
    workshop
        .voice(&["--command", "cp x {out}"])
        .expect(2)
        .naming(&["--licence"]);
    let sound = workshop.folder.path().join("sound.wav");
    let command = format!("cp {} {{out}}", sound.display());
    workshop
        .voice(&["--command", &command, "--licence", "My own."])
        .expect(0);
    let manifest = workshop.voices().manifest().unwrap().unwrap();
    assert_eq!(manifest.sources[0].licence, "My own.");
    assert!(manifest.sources[0].origin.contains("cp "));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_broken_list_of_clips_stops_before_anything_is_written() {
    let workshop = Workshop::copying();
    workshop.voice(&[]).expect(0);
    fs::write(workshop.voices().path().join("manifest.json"), "[]").unwrap();
    workshop.voice(&[]).expect(2).naming(&["manifest.json", "moved away"]);
    fs::write(workshop.call.with_file_name("voices").join("voice.ron"), "(format: 1)").unwrap();
    workshop.voice(&[]).expect(2).naming(&["voice.ron has mistakes"]);
}
