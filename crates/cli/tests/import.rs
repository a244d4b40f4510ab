//! `aimaq import` and `aimaq join` at a terminal: what is written, what stays, what is refused.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::Value;

fn folder(test: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("import-{test}"));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("in")).expect("a folder");
    root
}

fn aimaq(root: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .args(arguments)
        .current_dir(root)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C.UTF-8")
        .output()
        .expect("aimaq runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn import(root: &Path) -> Value {
    let (_, out, err) = aimaq(
        root,
        &["import", "in", "--into", "corpus", "--json", "--lang", "ru"],
    );
    serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"))
}

/// All files of a folder with their content.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => files.extend(content(&path)),
            false => drop(files.insert(path.clone(), fs::read(&path).expect("a file"))),
        }
    }
    files
}

const BRIDGE: &str = "Открыт новый мост\n\n21.04.2025\n\nВ Павлодаре открыт мост, сообщает Example.kz. Его длина 120 метров.\n\nДвижение началось утром.\n";

#[test]
fn importing_again_changes_nothing_and_edits_stay() {
    let root = folder("again");
    fs::write(root.join("in/bridge.txt"), BRIDGE).expect("a file");
    fs::write(
        root.join("in/table.csv"),
        "title,text\nКөпір,\"Қарағандыда көпір ашылды.\"\nЖол,\"Шымкентте жол жөнделді.\"\n",
    )
    .expect("a file");
    let report = import(&root);
    assert_eq!(report["counts"]["new"], 3, "{report:#}");
    let first = content(&root.join("corpus"));
    let report = import(&root);
    assert_eq!(report["counts"]["unchanged"], 3, "{report:#}");
    assert_eq!(content(&root.join("corpus")), first);

    let toml =
        fs::read_to_string(root.join("corpus/otkryt-novyi-most/article.toml")).expect("metadata");
    assert!(
        toml.contains("date = \"2025-04-21?\"") && toml.contains("\"region\""),
        "{toml}"
    );

    // The source changes: the article follows, unless a person edited it.
    fs::write(
        root.join("in/bridge.txt"),
        BRIDGE.replace("утром", "вечером"),
    )
    .expect("a file");
    assert_eq!(import(&root)["counts"]["updated"], 1);
    let text = root.join("corpus/otkryt-novyi-most/ru.md");
    assert!(
        fs::read_to_string(&text)
            .expect("a text")
            .contains("вечером")
    );
    fs::write(&text, "# Мост\n\nМой текст.\n").expect("a file");
    fs::write(root.join("in/bridge.txt"), BRIDGE.replace("утром", "ночью")).expect("a file");
    assert_eq!(import(&root)["counts"]["edited"], 1);
    assert!(
        fs::read_to_string(&text)
            .expect("a text")
            .contains("Мой текст")
    );
    // An article that was removed is not made again.
    fs::remove_dir_all(root.join("corpus/zhol")).expect("an article");
    assert_eq!(import(&root)["counts"]["removed"], 1);
    assert!(!root.join("corpus/zhol").exists());
}

#[test]
fn what_was_imported_passes_the_check_with_warnings_only() {
    let root = folder("check");
    let hard = "1. *Звёзды* и [скобки] <b>, &nbsp; __x__ ](\n\n# Не заголовок\n\n- не список, и `код`\n\n> Это было на реке и в городе, что не так.\n";
    fs::write(root.join("in/hard.txt"), format!("Трудный текст\n\n{hard}")).expect("a file");
    fs::write(root.join("in/bridge.txt"), BRIDGE).expect("a file");
    import(&root);
    let (code, out, _) = aimaq(&root, &["check", "--corpus", "corpus", "--lang", "ru"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("suggested"), "{out}");
}

#[test]
fn versions_of_one_text_are_offered_and_can_be_joined() {
    let root = folder("join");
    fs::write(
        root.join("in/kk.txt"),
        "Жаңа көпір ашылды\n\n21.04.2025\n\nПавлодарда көпір ашылды. Рәсімге әкім Асайын Байханов пен мердігер Серік Нұрланов қатысты. Көпірдің ұзындығы – 1250 метр, құны – 48,5 млрд теңге.\n\nОны 340 адам салды.\n",
    )
    .expect("a file");
    fs::write(
        root.join("in/ru.txt"),
        "Открыт новый мост\n\n21.04.2025\n\nВ Павлодаре открыт мост. В церемонии участвовали аким Асаин Байханов и подрядчик Серик Нурланов. Длина моста – 1250 метров, стоимость – 48,5 млрд тенге.\n\nЕго строили 340 человек.\n",
    )
    .expect("a file");
    fs::write(
        root.join("in/other.txt"),
        "Урожай\n\nВ Костанае собрали 900 тонн зерна, и это было не всё, что дали поля.\n",
    )
    .expect("a file");
    let report = import(&root);
    let pairs = report["pairs"].as_array().expect("pairs");
    assert_eq!(pairs.len(), 1, "{report:#}");
    let id = |lang: &str| pairs[0][lang].as_str().expect("an id").to_owned();
    let (code, _, err) = aimaq(&root, &["join", &id("kk"), &id("ru")]);
    assert_eq!(code, Some(0), "{err}");
    let (code, out, _) = aimaq(&root, &["check", "--lang", "ru"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(root.join("corpus").join(id("kk")).join("ru.md").is_file());
    assert!(
        fs::read_to_string(root.join("corpus").join(id("kk")).join("article.toml"))
            .expect("metadata")
            .contains(&id("ru"))
    );
    let (code, _, err) = aimaq(&root, &["join", &id("kk"), "../in"]);
    assert_eq!(code, Some(2), "{err}");
}

/// A ZIP with entries of these names and contents.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("an entry");
        writer.write_all(bytes).expect("bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn hostile_files_are_refused_at_once() {
    let root = folder("hostile");
    let zeros = vec![b' '; 40 << 20];
    fs::write(
        root.join("in/bomb.docx"),
        archive(&[("word/document.xml", &zeros)]),
    )
    .expect("a file");
    fs::write(
        root.join("in/path.odt"),
        archive(&[("../../evil", b"x"), ("content.xml", b"<a/>")]),
    )
    .expect("a file");
    fs::write(
        root.join("in/bomb.xlsx"),
        archive(&[("xl/sharedStrings.xml", &zeros)]),
    )
    .expect("a file");
    fs::write(root.join("in/damaged.docx"), b"PK\x03\x04 no archive").expect("a file");
    fs::File::create(root.join("in/giant.txt"))
        .and_then(|file| file.set_len(8 << 30))
        .expect("a sparse file");
    fs::write(root.join("in/old.doc"), b"\xd0\xcf\x11\xe0").expect("a file");
    let start = Instant::now();
    let (code, out, _) = aimaq(&root, &["import", "in", "--json", "--lang", "ru"]);
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(code, Some(1));
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        report["refused"].as_array().map(Vec::len),
        Some(6),
        "{report:#}"
    );
    assert!(!root.join("evil").exists() && !root.join("../evil").exists());
    println!("six hostile files refused in {seconds:.2} s");
}

#[test]
fn a_document_with_styles_lists_and_a_picture_is_read() {
    let root = folder("docx");
    let body = "<w:document xmlns:w='w' xmlns:r='r' xmlns:a='a' xmlns:wp='wp'><w:body>\
        <w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>Мектепте бақ бар</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space='preserve'>Өскемендегі мектептің оқушылары </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>жүз алма ағашын</w:t></w:r><w:r><w:t xml:space='preserve'> отырғызды.</w:t></w:r>\
        <w:del><w:r><w:delText>Өшірілген.</w:delText></w:r></w:del></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>алма</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>алмұрт</w:t></w:r></w:p>\
        <w:p><w:r><w:drawing><wp:docPr id='1' descr='Бақ'/><a:blip r:embed='rId5'/></w:drawing></w:r></w:p>\
        </w:body></w:document>";
    let styles = "<w:styles xmlns:w='w'><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style></w:styles>";
    let links =
        "<Relationships><Relationship Id='rId5' Target='media/image1.png'/></Relationships>";
    fs::write(
        root.join("in/garden.docx"),
        archive(&[
            ("word/document.xml", body.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
            ("word/_rels/document.xml.rels", links.as_bytes()),
            ("word/media/image1.png", b"\x89PNG\r\n\x1a\n"),
        ]),
    )
    .expect("a file");
    let report = import(&root);
    assert_eq!(report["counts"]["new"], 1, "{report:#}");
    let folder = root.join("corpus/mektepte-baq-bar");
    let text = fs::read_to_string(folder.join("kk.md")).expect("a text");
    assert_eq!(
        text,
        "# Мектепте бақ бар\n\nӨскемендегі мектептің оқушылары **жүз алма ағашын** отырғызды.\n\n- алма\n- алмұрт\n\n![Бақ](picture-1.png)\n"
    );
    assert!(folder.join("picture-1.png").is_file());
    assert_eq!(report["entries"][0]["aside"][0]["text"], "Өшірілген.");
}
