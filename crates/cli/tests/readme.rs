//! The commands of README.md print what README.md shows.

use std::path::Path;
use std::process::Command;

/// The commands in `console` blocks, each with the output below it.
fn examples(readme: &str) -> Vec<(&str, String)> {
    let mut examples: Vec<(&str, String)> = Vec::new();
    let blocks = readme.split("```console\n").skip(1);
    let lines = blocks.flat_map(|block| block.lines().take_while(|line| *line != "```"));
    for line in lines {
        match (line.strip_prefix("$ aimaq "), examples.last_mut()) {
            (Some(arguments), _) => examples.push((arguments, String::new())),
            (None, Some((_, output))) => {
                output.push_str(line);
                output.push('\n');
            }
            (None, None) => panic!("README.md has output without a command: {line}"),
        }
    }
    examples
}

#[test]
fn the_examples_print_what_the_readme_shows() {
    let examples = examples(include_str!("../README.md"));
    assert_eq!(examples.len(), 2);
    for (arguments, shown) in examples {
        let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
            .args(arguments.split(' '))
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "C.UTF-8")
            .output()
            .expect("aimaq runs");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            shown,
            "{arguments}"
        );
        assert!(output.status.success(), "{arguments}");
    }
}
