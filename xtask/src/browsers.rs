//! The browsers that the demo and the tests drive: found, else installed, else asked for.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, anyhow};
use clap::ValueEnum;

use crate::command::{command, read, root, run, say};
use crate::npm;

/// A browser that Caveat is made for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Browser {
    /// Chromium, or Chrome for Testing. Branded Chrome loads no unpacked extension.
    Chromium,
    /// Firefox, with or without extended support.
    Firefox,
}

impl Browser {
    /// Both.
    pub const ALL: [Browser; 2] = [Browser::Chromium, Browser::Firefox];

    /// The name on command lines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The environment variable that names its program, for people and for tests/browser.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CAVEAT_CHROMIUM",
            Self::Firefox => "CAVEAT_FIREFOX",
        }
    }

    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-browser"],
            Self::Firefox => &["firefox-esr", "firefox"],
        }
    }

    /// The first version that can be driven: Chromium by a toolbar click over its protocol, Firefox
    /// with underlines in highlights.
    fn oldest(self) -> u32 {
        match self {
            Self::Chromium => 149,
            Self::Firefox => 146,
        }
    }

    /// A browser installed without recommended packages has no font to draw letters with.
    fn apt_packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "fonts-liberation"],
            Self::Firefox => &["firefox-esr", "fonts-liberation"],
        }
    }

    fn download(self) -> &'static str {
        match self {
            Self::Chromium => "chrome@stable",
            Self::Firefox => "firefox@stable",
        }
    }

    /// The program of a browser that is new enough, installed if it must be.
    ///
    /// # Errors
    /// When there is none and none can be installed: one line that says what to do.
    pub fn ensure(self) -> Result<PathBuf> {
        if let Some(program) = env::var_os(self.variable()).filter(|value| !value.is_empty()) {
            return Ok(program.into());
        }
        self.installed()
            .or_else(|| self.by_apt())
            .or_else(|| self.by_download())
            .ok_or_else(|| {
                anyhow!(
                    "no {self} {} or newer: install it, or name its program in {}",
                    self.oldest(),
                    self.variable()
                )
            })
    }

    fn installed(self) -> Option<PathBuf> {
        let folders = env::var_os("PATH")?;
        env::split_paths(&folders)
            .flat_map(|folder| self.programs().iter().map(move |name| folder.join(name)))
            .map(|path| path.with_extension(env::consts::EXE_EXTENSION))
            .find(|path| self.is_new_enough(path))
    }

    fn by_apt(self) -> Option<PathBuf> {
        let mut prefix = as_root()?;
        prefix.extend(["apt-get", "-qq"]);
        say(&format!("{self} by apt-get"));
        let apt = |words: &[&str]| {
            let mut apt = command(prefix[0]);
            apt.args(&prefix[1..]).args(words);
            run(apt.env("DEBIAN_FRONTEND", "noninteractive"))
        };
        // A source that cannot be read does not matter when another has the package.
        let _ = apt(&["update"]);
        apt(&[
            &["install", "-y", "--no-install-recommends"],
            self.apt_packages(),
        ]
        .concat())
        .ok()?;
        self.installed()
    }

    fn by_download(self) -> Option<PathBuf> {
        say(&format!("{self} by download"));
        let folder = root().join("target/browsers");
        npm::ensure().ok()?;
        let mut install = npm::bin("browsers");
        install.args(["install", self.download(), "--format", "{{path}}"]);
        let path = read(install.arg("--path").arg(folder)).ok()?;
        let path = PathBuf::from(path.trim());
        self.is_new_enough(&path).then_some(path)
    }

    fn is_new_enough(self, program: &Path) -> bool {
        program.is_file() && version(program).is_some_and(|version| version >= self.oldest())
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
        })
    }
}

/// The major version: 153 of "Mozilla Firefox 153.7.0esr".
fn version(program: &Path) -> Option<u32> {
    let output = Command::new(program)
        .arg("--version")
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
}

/// The words that make a command run as root without a question; `None` where apt-get is not.
fn as_root() -> Option<Vec<&'static str>> {
    let succeeds = |program: &str, args: &[&str]| {
        command(program)
            .args(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    if !succeeds("apt-get", &["--version"]) {
        return None;
    }
    if read(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Some(Vec::new());
    }
    succeeds("sudo", &["-n", "true"]).then(|| vec!["sudo", "-n"])
}
