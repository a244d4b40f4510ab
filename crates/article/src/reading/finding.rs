//! What can be wrong with a corpus folder.

use aimaq_language::Lang;

use crate::{BlockKind, EdtfError};

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The path in the corpus folder, with `/` between names. A folder ends with `/`.
    pub file: String,
    /// The line, from 1; `None` if the finding is about the whole file.
    pub line: Option<u32>,
    /// What is wrong.
    pub kind: FindingKind,
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The article cannot be published as it is.
    Error,
    /// The article can be published, but somebody should look at it.
    Warning,
}

/// What is wrong. Each language has a file of sentences in `wording/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// There is no article at all.
    EmptyCorpus,
    /// The folder of an article has no files.
    EmptyFolder,
    /// An article without its `article.toml`.
    NoMetadata,
    /// A file that nothing uses. It is not published.
    StrayFile,
    /// The same path twice.
    SamePathTwice,
    /// The name of a folder cannot be an id.
    BadId {
        /// The name.
        id: String,
    },
    /// An id or former id that another article also has.
    IdTaken {
        /// The id or former id.
        id: String,
        /// The folder of the other article.
        other: String,
    },

    /// More than the limit.
    TooMuch {
        /// The limit.
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
    /// A letter that is written as two characters although there is one for it (not NFC).
    NotComposed {
        /// The word.
        word: String,
    },

    /// `article.toml` is not TOML.
    Toml {
        /// The message of the TOML parser, in English.
        detail: String,
    },
    /// An unknown key.
    UnknownKey {
        /// The key with its table: `source.adress`.
        key: String,
    },
    /// A required key is missing.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A value of the wrong kind.
    WrongShape {
        /// The key.
        key: String,
        /// The required shape.
        shape: Shape,
    },
    /// A key with an empty string.
    EmptyValue {
        /// The key.
        key: String,
    },
    /// `original` is neither `kk` nor `ru`.
    UnknownLanguage {
        /// The value.
        value: String,
    },
    /// Not a date in EDTF.
    BadDate {
        /// The key.
        key: String,
        /// The value.
        value: String,
        /// The reason.
        error: EdtfError,
    },
    /// The date of correction is before the date of publication.
    UpdatedBeforeDate,
    /// An address of the source that is not `http` or `https`.
    BadAddress {
        /// The address.
        address: String,
    },
    /// A value that was suggested when the article was imported, and that nobody has checked yet.
    Suggested {
        /// Its key: `date`, `region`, `source.author`.
        key: String,
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
    /// A code of no unit.
    UnknownUnit {
        /// The code.
        unit: String,
    },
    /// A place that the gazetteer does not have.
    UnknownPlace {
        /// Its name.
        place: String,
    },
    /// A place that neither is nor was in the unit.
    PlaceElsewhere {
        /// Its name.
        place: String,
        /// The code of the unit.
        unit: String,
        /// The codes of the units that have such a place.
        units: Vec<&'static str>,
    },
    /// Several places with the name were in the unit, and are in different units today.
    AmbiguousPlace {
        /// Its name.
        place: String,
        /// The codes of the units today.
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
    /// A title that is too long for a list.
    LongTitle {
        /// The number of characters.
        characters: usize,
    },
    /// There is nothing below the title.
    EmptyText,
    /// Markdown that articles may not use.
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
        /// The number that should be there.
        expected: u64,
        /// The number that is there.
        found: u64,
    },
    /// A link that is not safe.
    BadLink {
        /// The address.
        address: String,
    },
    /// A link to an article or a block that does not exist.
    DeadLink {
        /// The address.
        address: String,
    },
    /// A link without text.
    EmptyLink,
    /// A picture with a format or name that is not accepted.
    ImageName {
        /// The file.
        file: String,
    },
    /// A picture that is not in the folder.
    NoImage {
        /// The file.
        file: String,
    },
    /// A file whose content is not the picture format of its name.
    NotAnImage {
        /// The file.
        file: String,
    },
    /// A picture without a caption.
    NoCaption {
        /// The file.
        file: String,
    },

    /// The first block whose kind differs from that of the original.
    BlocksDiffer {
        /// The number of the block, from 1.
        number: usize,
        /// The block of the original; `None` after its end.
        original: Option<BlockAt>,
        /// The block of the translation; `None` after its end.
        translation: Option<BlockAt>,
        /// The language of the original.
        lang: Lang,
    },
    /// A list whose number of items differs from that of the original.
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
        /// The number of columns.
        found: usize,
    },
    /// A fact without a name, or without words in a language of the article.
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
        /// Whether only spaces differ (a no-break space, two spaces).
        but_for_spaces: bool,
    },
}

/// The required shape of a value in `article.toml`.
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

/// A limit.
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
    /// Returns the greatest value that is accepted.
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

/// A construct of Markdown that articles may not use.
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
    /// A thematic break: `---`.
    Rule,
    /// A heading underlined with `===` or `---`.
    UnderlinedHeading,
    /// A heading below `###`.
    DeepHeading,
    /// An empty heading, paragraph, item or quotation.
    Empty,
    /// `#` without a space, which is not a heading.
    HashWithoutSpace,
    /// A list inside a list.
    NestedList,
    /// An item of more than one paragraph, or of anything but a paragraph.
    LongItem,
    /// A quotation of more than one paragraph, or of anything but a paragraph.
    LongQuote,
    /// A checkbox in a list.
    TaskList,
    /// A reference link: `[text][1]`.
    ReferenceLink,
    /// A reference definition: `[1]: https://…`.
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
    /// Strikethrough text.
    Strikethrough,
    /// A footnote.
    Footnote,
    /// A metadata block: lines between `---` at the start.
    FrontMatter,
    /// A character as an HTML entity: `&nbsp;`.
    Entity,
    /// A hard line break by two spaces or a backslash.
    LineBreak,
}

impl Finding {
    /// Returns the severity.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// Returns a sentence that says what is wrong.
    pub fn message(&self, lang: Lang) -> String {
        super::wording::wording(lang, &self.kind).0
    }

    /// Returns a sentence that says what to do.
    pub fn cure(&self, lang: Lang) -> String {
        super::wording::wording(lang, &self.kind).1
    }
}

impl FindingKind {
    /// Returns the severity.
    pub fn severity(&self) -> Severity {
        use FindingKind as K;
        match self {
            K::StrayFile
            | K::MixedScript { .. }
            | K::NotComposed { .. }
            | K::UpdatedBeforeDate
            | K::Suggested { .. }
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

    /// Returns a short name for programs. It does not change between versions.
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
            K::Suggested { .. } => "suggested",
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
