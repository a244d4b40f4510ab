//! Options of commands: `--name value`, `--name=value`, `--flag`, and everything after `--` untouched.

use std::collections::BTreeMap;

use crate::problem::{Outcome, Problem};

/// What a command was given.
#[derive(Debug, Default)]
pub struct Options {
    named: BTreeMap<&'static str, String>,
    /// What comes after `--`, or is no option.
    pub rest: Vec<String>,
}

impl Options {
    /// Reads `arguments`; `known` lists the options as help shows them (`--port PORT` takes a value, `--fresh` none).
    ///
    /// # Errors
    /// An option that is not known, or one without its value.
    pub fn parse(arguments: impl Iterator<Item = String>, known: &[&'static str]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            if argument == "--" {
                options.rest.extend(arguments);
                break;
            }
            if !argument.starts_with("--") {
                options.rest.push(argument);
                continue;
            }
            let (name, inline) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            let Some(shown) = known
                .iter()
                .find(|shown| shown.split(' ').next() == Some(name))
            else {
                let known = if known.is_empty() {
                    "none".to_owned()
                } else {
                    known.join(", ")
                };
                return Err(Problem::Usage(format!(
                    "There is no option {name}; there is: {known}."
                )));
            };
            let (name, takes_value) = match shown.split_once(' ') {
                Some((name, _)) => (name, true),
                None => (*shown, false),
            };
            let value = match (takes_value, inline) {
                (false, None) => String::new(),
                (false, Some(_)) => return Err(Problem::Usage(format!("{name} takes no value."))),
                (true, Some(value)) => value,
                (true, None) => arguments
                    .next()
                    .ok_or_else(|| Problem::Usage(format!("{name} wants a value: {shown}")))?,
            };
            options.named.insert(name, value);
        }
        Ok(options)
    }

    /// The value of an option, where it was given (empty for one without a value).
    pub fn get(&self, name: &str) -> Option<&str> {
        self.named.get(name).map(String::as_str)
    }

    /// Whether an option was given.
    pub fn has(&self, name: &str) -> bool {
        self.named.contains_key(name)
    }

    /// The number an option gives, or `default`.
    ///
    /// # Errors
    /// A value that is not such a number.
    pub fn number<N: std::str::FromStr>(&self, name: &str, default: N) -> Outcome<N> {
        match self.get(name) {
            None => Ok(default),
            Some(text) => text
                .parse()
                .map_err(|_| Problem::Usage(format!("{name} {text} is not a number that fits."))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(line: &str) -> Result<Options, String> {
        let words = line
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned);
        Options::parse(words, &["--port PORT", "--fresh"]).map_err(|problem| problem.to_string())
    }

    #[test]
    fn options_are_read_in_both_spellings() {
        assert_eq!(parse("--port 81").unwrap().get("--port"), Some("81"));
        assert_eq!(
            parse("--port=81").unwrap().number("--port", 0_u16).unwrap(),
            81
        );
        assert!(parse("--fresh").unwrap().has("--fresh"));
        assert_eq!(parse("a -- --port").unwrap().rest, ["a", "--port"]);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        assert!(parse("--prot 81").unwrap_err().contains("--port PORT"));
        assert!(parse("--port").unwrap_err().contains("wants a value"));
        assert!(parse("--fresh=1").unwrap_err().contains("takes no value"));
        assert!(parse("--port x").unwrap().number("--port", 0_u16).is_err());
    }
}
