//! What can go wrong with a library, and what a reader can do about it.

use core::fmt;

use aimaq_language::Lang;

use crate::SourceError;
use crate::file::FileName;

/// Why a part of the library could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryError {
    /// The file could not be fetched: there is no network, or the host did not answer.
    Unreachable {
        /// Name of the file.
        file: String,
    },
    /// The host has no such file: the site was updated in the meantime, or only a part of it was published.
    Missing {
        /// Name of the file.
        file: String,
    },
    /// The bytes are not those that were published: cut, changed on the way, or damaged in storage.
    Damaged {
        /// Name of the file.
        file: String,
    },
    /// The file has a later format than this code reads.
    NewerFormat {
        /// Name of the file.
        file: String,
    },
}

impl LibraryError {
    pub(crate) fn from_source(file: FileName, error: SourceError) -> LibraryError {
        let file = file.text();
        match error {
            SourceError::Unreachable => LibraryError::Unreachable { file },
            SourceError::Missing => LibraryError::Missing { file },
        }
    }

    /// The file that could not be read.
    pub fn file(&self) -> &str {
        match self {
            LibraryError::Unreachable { file }
            | LibraryError::Missing { file }
            | LibraryError::Damaged { file }
            | LibraryError::NewerFormat { file } => file,
        }
    }

    /// What happened and what the reader can do, for the page.
    pub const fn advice(&self, lang: Lang) -> &'static str {
        match (self, lang) {
            (LibraryError::Unreachable { .. }, Lang::Kk) => {
                "Желі жоқ немесе сайт жауап бермеді. Байланысты тексеріп, қайталап көріңіз."
            }
            (LibraryError::Unreachable { .. }, Lang::Ru) => {
                "Нет сети, или сайт не ответил. Проверьте связь и попробуйте ещё раз."
            }
            (LibraryError::Missing { .. }, Lang::Kk) => {
                "Сайттың бір бөлігі табылмады: сайт жаңарған болуы мүмкін. Бетті қайта ашыңыз."
            }
            (LibraryError::Missing { .. }, Lang::Ru) => {
                "Часть сайта не найдена: возможно, он обновился. Откройте страницу заново."
            }
            (LibraryError::Damaged { .. }, Lang::Kk) => {
                "Сайттың бір бөлігі бүлініп жетті. Бетті қайта ашыңыз; қайталанса, сайт иесіне хабарлаңыз."
            }
            (LibraryError::Damaged { .. }, Lang::Ru) => {
                "Часть сайта пришла повреждённой. Откройте страницу заново; если это повторится, сообщите владельцу сайта."
            }
            (LibraryError::NewerFormat { .. }, Lang::Kk) => {
                "Мәтіндер бағдарламаның жаңарақ нұсқасына арналған. Бетті қайта ашып, бағдарламаны жаңартыңыз."
            }
            (LibraryError::NewerFormat { .. }, Lang::Ru) => {
                "Тексты предназначены для более новой версии приложения. Откройте страницу заново, чтобы обновить его."
            }
        }
    }
}

impl fmt::Display for LibraryError {
    /// For logs and terminals. Readers see [`LibraryError::advice`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            LibraryError::Unreachable { .. } => "could not be fetched",
            LibraryError::Missing { .. } => "is not there",
            LibraryError::Damaged { .. } => "is damaged",
            LibraryError::NewerFormat { .. } => "is of a newer format",
        };
        write!(f, "{} {what}", self.file())
    }
}

impl core::error::Error for LibraryError {}
