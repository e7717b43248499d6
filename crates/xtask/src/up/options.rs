//! What `up` can be told.

use std::path::PathBuf;

use super::services::Addresses;
use crate::Outcome;

/// The ports that are used: this many from the web UI's on.
pub(crate) const PORTS: u16 = 5;

/// What `up` was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Wipe the data first.
    pub(crate) fresh: bool,
    /// The web UI's port.
    pub(crate) port: u16,
    /// Where everything is kept.
    pub(crate) data_dir: PathBuf,
    /// Stripe itself in place of the sandbox.
    pub(crate) real_stripe: bool,
    /// Whether Postgres waits for the disk. The tests do without.
    pub(crate) durable: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            fresh: false,
            port: 8080,
            data_dir: super::default_data_dir(),
            real_stripe: false,
            durable: true,
        }
    }
}

impl Options {
    /// Reads `--name value` and `--name=value`.
    pub(crate) fn parse(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let (name, joined) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            let mut value = || {
                joined
                    .clone()
                    .or_else(|| rest.next().cloned())
                    .ok_or_else(|| format!("{name} needs a value"))
            };
            match name {
                "--fresh" => options.fresh = true,
                "--real-stripe" => options.real_stripe = true,
                "--port" => options.port = port(&value()?)?,
                "--data-dir" => {
                    let folder = PathBuf::from(value()?);
                    options.data_dir =
                        std::path::absolute(&folder).map_err(|error| format!("--data-dir: {error}"))?;
                }
                _ => {
                    return Err(format!(
                        "{argument} is no option of `up`; `cargo xtask help` lists them"
                    ));
                }
            }
        }
        Ok(options)
    }

    /// The sandbox's address for `up.json`; nothing when Stripe itself is used.
    pub(crate) fn sandbox_url(&self, addresses: &Addresses) -> Option<String> {
        (!self.real_stripe).then(|| addresses.sandbox())
    }
}

fn port(text: &str) -> Outcome<u16> {
    let port: u16 = text.parse().map_err(|_| format!("--port: {text:?} is no port"))?;
    if port < 1024 || port.checked_add(PORTS - 1).is_none() {
        return Err(format!("--port: must be from 1024 to {}", u16::MAX - PORTS + 1));
    }
    Ok(port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Outcome<Options> {
        Options::parse(
            &arguments
                .iter()
                .map(|&argument| argument.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn both_ways_to_write_a_value_are_understood() {
        let options = parse(&["--port", "9000", "--data-dir=/somewhere", "--fresh"]).unwrap();
        assert_eq!(
            (options.port, options.fresh, options.real_stripe),
            (9000, true, false)
        );
        assert_eq!(options.data_dir, PathBuf::from("/somewhere"));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        assert!(parse(&["--prot", "1"]).unwrap_err().contains("--prot"));
        assert!(parse(&["--port"]).unwrap_err().contains("needs a value"));
        assert!(parse(&["--port", "65533"]).unwrap_err().contains("65531"));
        assert!(parse(&["--port", "80"]).unwrap_err().contains("1024"));
    }
}
