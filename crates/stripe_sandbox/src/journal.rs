//! The journal: what makes a sandbox survive `kill -9`.
//!
//! One line per change of the model, with every object that it touched as it is afterwards. A line is one `write`, so a
//! killed process loses nothing that it has answered for; only a torn last line is thrown away. There is no `fsync`: a
//! power cut may cost the last seconds of a test system. At start the lines are replayed, and written anew when most of
//! them are superseded.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    clock::Seconds,
    model::{Model, Settings},
};

/// One change.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Line {
    /// How many ids were made until then.
    made: u64,
    /// The clock's offset.
    offset: Seconds,
    objects: Vec<(String, Value)>,
}

/// The first line: whose state this is.
#[derive(Debug, Serialize, Deserialize, PartialEq, Eq)]
struct Header {
    journal: u32,
    seed: u64,
}

/// An open journal.
#[derive(Debug)]
pub(crate) struct Journal {
    file: File,
    header: Header,
    /// The clock's offset as it was written last.
    offset: Seconds,
}

/// Why a journal cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum JournalError {
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("{path} was written with seed {found}, not {wanted}")]
    OtherSeed { path: PathBuf, found: u64, wanted: u64 },
    #[error("line {line} of {path} is damaged: {source}")]
    Damaged {
        path: PathBuf,
        line: usize,
        source: serde_json::Error,
    },
}

const VERSION: u32 = 1;

impl Journal {
    /// Opens the journal in `directory` and replays it. Gives the model and the clock's offset at the time.
    pub(crate) fn open(
        directory: &Path,
        settings: &Settings,
        now: impl Fn(Seconds) -> Seconds,
    ) -> Result<(Self, Model, Seconds), JournalError> {
        fs::create_dir_all(directory)?;
        let path = directory.join("journal.jsonl");
        let header = Header {
            journal: VERSION,
            seed: settings.seed,
        };
        let replayed = if path.exists() {
            Some(replay(&path, settings)?)
        } else {
            None
        };
        let (model, offset, lines) = match replayed {
            Some(Replay {
                mut model,
                last,
                lines,
            }) => {
                model.restored(last.made, now(last.offset));
                (model, last.offset, lines)
            }
            None => (Model::new(settings.clone(), now(0)), 0, 0),
        };
        let compact = lines == 0 || lines > 1_000 + 2 * model.size();
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        let mut journal = Self { file, header, offset };
        if compact {
            journal.rewrite(&path, &model, offset)?;
        }
        Ok((journal, model, offset))
    }

    /// Appends what has changed since the last time, the clock included; nothing when nothing did.
    pub(crate) fn append(&mut self, model: &mut Model, offset: Seconds) -> io::Result<()> {
        let mut line = Line {
            made: model.ids.made(),
            offset,
            objects: Vec::new(),
        };
        let mut failed = None;
        model.drain_changed(|kind, value| match value {
            Ok(value) => line.objects.push((kind.to_owned(), value)),
            Err(error) => failed = Some(error),
        });
        if let Some(error) = failed {
            return Err(error.into());
        }
        if line.objects.is_empty() && offset == self.offset {
            return Ok(());
        }
        self.offset = offset;
        self.write(&line)
    }

    fn write(&mut self, line: &impl Serialize) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.file.write_all(&bytes)
    }

    /// Writes the present state into a new file and puts it in the old one's place.
    fn rewrite(&mut self, path: &Path, model: &Model, offset: Seconds) -> io::Result<()> {
        let beside = path.with_extension("new");
        let mut fresh = Self {
            file: File::create(&beside)?,
            header: Header {
                journal: VERSION,
                seed: self.header.seed,
            },
            offset,
        };
        fresh.write(&self.header)?;
        let mut line = Line {
            made: model.ids.made(),
            offset,
            objects: Vec::new(),
        };
        let mut result = Ok(());
        model.each(|kind, value| {
            if let Ok(value) = value {
                line.objects.push((kind.to_owned(), value));
            }
            if line.objects.len() >= 500 && result.is_ok() {
                result = fresh.write(&line);
                line.objects.clear();
            }
        });
        result?;
        fresh.write(&line)?;
        fs::rename(&beside, path)?;
        self.file = OpenOptions::new().append(true).open(path)?;
        Ok(())
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.seek(SeekFrom::Start(0))?;
        let header = Header {
            journal: VERSION,
            seed: self.header.seed,
        };
        self.write(&header)
    }
}

struct Replay {
    model: Model,
    last: Line,
    lines: usize,
}

fn replay(path: &Path, settings: &Settings) -> Result<Replay, JournalError> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut model = Model::blank(settings.clone());
    let mut last = Line::default();
    let (mut lines, mut good) = (0, 0_u64);
    let mut text = Vec::new();
    loop {
        text.clear();
        let length = reader.read_until(b'\n', &mut text)?;
        if length == 0 {
            break;
        }
        if text.last() != Some(&b'\n') {
            // Torn by a kill in the middle of the write: it was never answered for.
            OpenOptions::new().write(true).open(path)?.set_len(good)?;
            break;
        }
        let damaged = |source| JournalError::Damaged {
            path: path.to_owned(),
            line: lines + 1,
            source,
        };
        if lines == 0 {
            let header: Header = serde_json::from_slice(&text).map_err(damaged)?;
            if header.seed != settings.seed {
                return Err(JournalError::OtherSeed {
                    path: path.to_owned(),
                    found: header.seed,
                    wanted: settings.seed,
                });
            }
        } else {
            let mut line: Line = serde_json::from_slice(&text).map_err(damaged)?;
            for (kind, value) in line.objects.drain(..) {
                model.restore(&kind, value).map_err(damaged)?;
            }
            last = line;
        }
        lines += 1;
        good += u64::try_from(length).unwrap_or(0);
    }
    Ok(Replay { model, last, lines })
}
