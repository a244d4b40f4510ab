//! What can be wrong with a corpus folder.

use aimaq_language::Lang;

use crate::{BlockKind, EdtfError};

/// One thing that is wrong, where, and how bad it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The path in the corpus folder, with `/` between names; a folder ends with `/`.
    pub file: String,
    /// The line in the file, from 1; `None` if it is about the whole file.
    pub line: Option<u32>,
    /// What is wrong.
    pub kind: FindingKind,
}

/// Whether a site can be built in spite of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The article cannot be published as it is.
    Error,
    /// It can, but somebody should look.
    Warning,
}

/// What is wrong. The sentences for it are in `wording/`, one file a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// There is no article at all.
    EmptyCorpus,
    /// The folder of an article has no files.
    EmptyFolder,
    /// An article without its `article.toml`.
    NoMetadata,
    /// A file that belongs to nothing, and is not published.
    StrayFile,
    /// The same path twice.
    SamePathTwice,
    /// The folder's name cannot be an id.
    BadId {
        /// The name.
        id: String,
    },
    /// An id or former id that another article has too.
    IdTaken {
        /// The id or former id.
        id: String,
        /// The folder of the other article.
        other: String,
    },

    /// More than the limit.
    TooMuch {
        /// Of what.
        limit: Limit,
    },
    /// A file without any text.
    EmptyFile,
    /// Bytes that are not UTF-8.
    NotUtf8 {
        /// The first bad byte, counted from 0 at the start of the file.
        offset: usize,
    },
    /// A control, bidi or invisible character.
    ForbiddenCharacter {
        /// The character.
        character: char,
    },
    /// Latin letters that look like Cyrillic ones, inside a Cyrillic word.
    MixedScript {
        /// The word.
        word: String,
        /// Its Latin letters.
        latin: String,
    },
    /// A letter written as two characters where there is one for it (not NFC).
    NotComposed {
        /// The word.
        word: String,
    },

    /// `article.toml` is not TOML.
    Toml {
        /// What the TOML parser says, in English.
        detail: String,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// The key, with the table it is in: `source.adress`.
        key: String,
    },
    /// A key that must be there.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A value of the wrong kind.
    WrongShape {
        /// The key.
        key: String,
        /// What it has to be.
        shape: Shape,
    },
    /// A key with an empty string.
    EmptyValue {
        /// The key.
        key: String,
    },
    /// `original` is neither `kk` nor `ru`.
    UnknownLanguage {
        /// What it is.
        value: String,
    },
    /// Not a date in EDTF.
    BadDate {
        /// The key.
        key: String,
        /// What it says.
        value: String,
        /// Why not.
        error: EdtfError,
    },
    /// Corrected before it was published.
    UpdatedBeforeDate,
    /// A source's address that is not `http` or `https`.
    BadAddress {
        /// The address.
        address: String,
    },
    /// Nothing is known of the source.
    NoSource,
    /// No region is named.
    NoRegion,
    /// The same region and place twice.
    SameRegionTwice {
        /// The code.
        unit: String,
    },
    /// A code that is none of the units.
    UnknownUnit {
        /// The code.
        unit: String,
    },
    /// A place that the gazetteer does not have.
    UnknownPlace {
        /// Its name.
        place: String,
    },
    /// A place that is and was in other units than the one named.
    PlaceElsewhere {
        /// Its name.
        place: String,
        /// The code of the unit named.
        unit: String,
        /// The codes of the units where there is such a place.
        units: Vec<&'static str>,
    },
    /// A place of which there are several in the unit as it was, in different units today.
    AmbiguousPlace {
        /// Its name.
        place: String,
        /// The codes of today's units.
        units: Vec<&'static str>,
    },

    /// The text in the original language is missing.
    NoOriginal {
        /// The language.
        lang: Lang,
    },
    /// The article exists in one language only.
    NoTranslation {
        /// The language that is missing.
        lang: Lang,
    },
    /// The text does not begin with a title.
    NoTitle,
    /// A second title.
    SecondTitle,
    /// A title that no list has room for.
    LongTitle {
        /// Its characters.
        characters: usize,
    },
    /// Nothing below the title.
    EmptyText,
    /// Markdown that is not among the blocks and styles of an article.
    Outside {
        /// What it is.
        construct: Construct,
    },
    /// Marks that readers would see: `**`, `__`, `](`.
    VisibleMarks {
        /// The marks.
        marks: String,
    },
    /// A numbered list whose numbers are not 1, 2, 3 …
    ListNumber {
        /// The number that belongs there.
        expected: u64,
        /// The number that is there.
        found: u64,
    },
    /// A link that may not be followed.
    BadLink {
        /// Where it leads.
        address: String,
    },
    /// A link to an article or a block that does not exist.
    DeadLink {
        /// Where it leads.
        address: String,
    },
    /// A link without text.
    EmptyLink,
    /// A picture in a format, or under a name, that is not taken.
    ImageName {
        /// The file.
        file: String,
    },
    /// A picture that is not in the folder.
    NoImage {
        /// The file.
        file: String,
    },
    /// A file that is not the picture its name says.
    NotAnImage {
        /// The file.
        file: String,
    },
    /// A picture without a caption.
    NoCaption {
        /// The file.
        file: String,
    },

    /// The first block that has no block of its kind beside it in the original.
    BlocksDiffer {
        /// The number of the block, from 1.
        number: usize,
        /// The block of the original; `None` if that has ended.
        original: Option<BlockAt>,
        /// The block of the translation; `None` if that has ended.
        translation: Option<BlockAt>,
        /// The language of the original.
        lang: Lang,
    },
    /// A list with another number of items than in the original.
    ItemsDiffer {
        /// The number of the block, from 1.
        number: usize,
        /// Items in the original.
        original: usize,
        /// Items in the translation.
        translation: usize,
        /// The language of the original.
        lang: Lang,
    },

    /// `facts.tsv` does not begin with its header.
    FactsHeader,
    /// A row with too few or too many columns.
    FactColumns {
        /// The columns that there are.
        found: usize,
    },
    /// A fact without a name, or without its words in a language that the article has.
    FactEmpty {
        /// The column.
        column: &'static str,
    },
    /// A fact whose words are not in the text.
    FactNotInText {
        /// The fact.
        fact: String,
        /// The language of the text.
        lang: Lang,
        /// The words.
        words: String,
        /// Whether they are there but for spaces (a no-break space, two spaces).
        but_for_spaces: bool,
    },
}

/// What a value in `article.toml` has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text in quotes.
    Text,
    /// A list of texts: `["…", "…"]`.
    Texts,
    /// `[[region]]`, once for each.
    Tables,
    /// `[source]`.
    Table,
}

/// What is limited, and to how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A text file: 1 MB (1,048,576 bytes).
    TextBytes,
    /// A picture: 5 MB (5,242,880 bytes).
    ImageBytes,
    /// `facts.tsv`: 5,000 rows.
    FactRows,
}

impl Limit {
    /// The most that is taken.
    pub const fn most(self) -> usize {
        match self {
            Limit::TextBytes => 1 << 20,
            Limit::ImageBytes => 5 << 20,
            Limit::FactRows => 5_000,
        }
    }
}

/// A block and where it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockAt {
    /// Its kind.
    pub kind: BlockKind,
    /// Its line, from 1.
    pub line: u32,
}

/// Markdown outside the part that articles use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Construct {
    /// A table.
    Table,
    /// An HTML tag or comment.
    Html,
    /// A block of code, fenced or indented by four spaces.
    CodeBlock,
    /// `code` in a line.
    Code,
    /// A line across: `---`.
    Rule,
    /// A heading underlined with `===` or `---`.
    UnderlinedHeading,
    /// A heading below `###`.
    DeepHeading,
    /// An empty heading, paragraph, item or quotation.
    Empty,
    /// `#` without a space, which is no heading.
    HashWithoutSpace,
    /// A list inside a list.
    NestedList,
    /// An item of more than one paragraph, or of anything but a paragraph.
    LongItem,
    /// A quotation of more than one paragraph, or of anything but a paragraph.
    LongQuote,
    /// A box to tick in a list.
    TaskList,
    /// A link whose address stands elsewhere: `[text][1]`.
    ReferenceLink,
    /// The address for such a link: `[1]: https://…`.
    ReferenceDefinition,
    /// An address in angle brackets.
    Autolink,
    /// A title of a link or a picture, in quotes after the address.
    LinkTitle,
    /// A picture in the middle of a paragraph.
    ImageInText,
    /// A style or link inside a title.
    StyledTitle,
    /// A style inside a style.
    NestedStyle,
    /// Struck-out text.
    Strikethrough,
    /// A footnote.
    Footnote,
    /// Lines between `---` at the start.
    FrontMatter,
    /// A character as an HTML entity: `&nbsp;`.
    Entity,
    /// A line broken by two spaces or a backslash.
    LineBreak,
}

impl Finding {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// A sentence that says what is wrong.
    pub fn message(&self, lang: Lang) -> String {
        super::wording::wording(lang, &self.kind).0
    }

    /// A sentence that says what to do.
    pub fn cure(&self, lang: Lang) -> String {
        super::wording::wording(lang, &self.kind).1
    }
}

impl FindingKind {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        use FindingKind as K;
        match self {
            K::StrayFile
            | K::MixedScript { .. }
            | K::NotComposed { .. }
            | K::UpdatedBeforeDate
            | K::NoSource
            | K::NoRegion
            | K::SameRegionTwice { .. }
            | K::UnknownPlace { .. }
            | K::NoTranslation { .. }
            | K::LongTitle { .. }
            | K::VisibleMarks { .. }
            | K::Outside {
                construct: Construct::LineBreak,
            } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// A short name that stays the same between versions, for programs.
    pub fn code(&self) -> &'static str {
        use FindingKind as K;
        match self {
            K::EmptyCorpus => "empty-corpus",
            K::EmptyFolder => "empty-folder",
            K::NoMetadata => "no-metadata",
            K::StrayFile => "stray-file",
            K::SamePathTwice => "same-path-twice",
            K::BadId { .. } => "bad-id",
            K::IdTaken { .. } => "id-taken",
            K::TooMuch { .. } => "too-much",
            K::EmptyFile => "empty-file",
            K::NotUtf8 { .. } => "not-utf8",
            K::ForbiddenCharacter { .. } => "forbidden-character",
            K::MixedScript { .. } => "mixed-script",
            K::NotComposed { .. } => "not-composed",
            K::Toml { .. } => "toml",
            K::UnknownKey { .. } => "unknown-key",
            K::MissingKey { .. } => "missing-key",
            K::WrongShape { .. } => "wrong-shape",
            K::EmptyValue { .. } => "empty-value",
            K::UnknownLanguage { .. } => "unknown-language",
            K::BadDate { .. } => "bad-date",
            K::UpdatedBeforeDate => "updated-before-date",
            K::BadAddress { .. } => "bad-address",
            K::NoSource => "no-source",
            K::NoRegion => "no-region",
            K::SameRegionTwice { .. } => "same-region-twice",
            K::UnknownUnit { .. } => "unknown-unit",
            K::UnknownPlace { .. } => "unknown-place",
            K::PlaceElsewhere { .. } => "place-elsewhere",
            K::AmbiguousPlace { .. } => "ambiguous-place",
            K::NoOriginal { .. } => "no-original",
            K::NoTranslation { .. } => "no-translation",
            K::NoTitle => "no-title",
            K::SecondTitle => "second-title",
            K::LongTitle { .. } => "long-title",
            K::EmptyText => "empty-text",
            K::Outside { construct } => construct.code(),
            K::VisibleMarks { .. } => "visible-marks",
            K::ListNumber { .. } => "list-number",
            K::BadLink { .. } => "bad-link",
            K::DeadLink { .. } => "dead-link",
            K::EmptyLink => "empty-link",
            K::ImageName { .. } => "image-name",
            K::NoImage { .. } => "no-image",
            K::NotAnImage { .. } => "not-an-image",
            K::NoCaption { .. } => "no-caption",
            K::BlocksDiffer { .. } => "blocks-differ",
            K::ItemsDiffer { .. } => "items-differ",
            K::FactsHeader => "facts-header",
            K::FactColumns { .. } => "fact-columns",
            K::FactEmpty { .. } => "fact-empty",
            K::FactNotInText { .. } => "fact-not-in-text",
        }
    }
}

impl Construct {
    const fn code(self) -> &'static str {
        match self {
            Construct::Table => "markdown-table",
            Construct::Html => "markdown-html",
            Construct::CodeBlock => "markdown-code-block",
            Construct::Code => "markdown-code",
            Construct::Rule => "markdown-rule",
            Construct::UnderlinedHeading => "markdown-underlined-heading",
            Construct::DeepHeading => "markdown-deep-heading",
            Construct::Empty => "markdown-empty",
            Construct::HashWithoutSpace => "markdown-hash-without-space",
            Construct::NestedList => "markdown-nested-list",
            Construct::LongItem => "markdown-long-item",
            Construct::LongQuote => "markdown-long-quote",
            Construct::TaskList => "markdown-task-list",
            Construct::ReferenceLink => "markdown-reference-link",
            Construct::ReferenceDefinition => "markdown-reference-definition",
            Construct::Autolink => "markdown-autolink",
            Construct::LinkTitle => "markdown-link-title",
            Construct::ImageInText => "markdown-image-in-text",
            Construct::StyledTitle => "markdown-styled-title",
            Construct::NestedStyle => "markdown-nested-style",
            Construct::Strikethrough => "markdown-strikethrough",
            Construct::Footnote => "markdown-footnote",
            Construct::FrontMatter => "markdown-front-matter",
            Construct::Entity => "markdown-entity",
            Construct::LineBreak => "markdown-line-break",
        }
    }
}
