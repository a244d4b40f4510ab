//! The sentences of the report, in both languages.

use aimaq_import::{Doubt, Refusal, Why};
use aimaq_language::Lang;

use super::status::Status;

/// Chooses a sentence.
pub const fn say(lang: Lang, kk: &'static str, ru: &'static str) -> &'static str {
    match lang {
        Lang::Kk => kk,
        Lang::Ru => ru,
    }
}

/// What became of a document.
pub fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::New => say(lang, "жаңа", "новая"),
        Status::Updated => say(lang, "жаңартылды", "обновлена"),
        Status::Unchanged => say(lang, "өзгерген жоқ", "без изменений"),
        Status::Edited => say(
            lang,
            "қолмен түзетілген, сондықтан қозғалмады",
            "исправлена вручную, поэтому не тронута",
        ),
        Status::Removed => say(
            lang,
            "қолмен жойылған, қайта жасалмады",
            "удалена вручную, заново не создана",
        ),
        Status::LeftOut => say(lang, "мақала жасалмады", "статья не создана"),
    }
}

/// Why something was set aside.
pub fn why(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::Related => say(lang, "басқа мақалалардың тізімі", "список других статей"),
        Why::Repeated => say(lang, "қайталанған жол", "повтор"),
        Why::Dateline => say(
            lang,
            "орын, күн немесе дереккөз жолы",
            "строка с местом, датой или источником",
        ),
        Why::Byline => say(lang, "автордың аты", "имя автора"),
        Why::PageFurniture => say(
            lang,
            "беттің мәзірі, батырмасы немесе пішімі",
            "меню, кнопки и разметка страницы",
        ),
        Why::Column => say(
            lang,
            "мақалада орны жоқ баған",
            "столбец, которому в статье нет места",
        ),
        Why::Picture => say(
            lang,
            "сурет (қолмен қосыңыз)",
            "картинка (добавьте вручную)",
        ),
        Why::Characters => say(lang, "көрінбейтін таңбалар", "невидимые знаки"),
        Why::Margin => say(
            lang,
            "сілтеме, ескертпе немесе өшірілген үзінді",
            "сноска, примечание или удалённый фрагмент",
        ),
    }
}

/// What somebody should look at.
pub fn doubt(lang: Lang, doubt: &Doubt) -> String {
    let of = |kk: String, ru: String| match lang {
        Lang::Kk => kk,
        Lang::Ru => ru,
    };
    match doubt {
        Doubt::TitleFromText => of(
            "тақырып жоқ, орнына бірінші сөйлем алынды".into(),
            "заголовка нет, вместо него взято первое предложение".into(),
        ),
        Doubt::NoDate => of("күні көрсетілмеген".into(), "дата не указана".into()),
        Doubt::NoRegion => of("өңір табылмады".into(), "регион не найден".into()),
        Doubt::OtherLanguage {
            lang: other,
            paragraphs,
            line,
        } => of(
            format!("басқа тілдегі ({other}) абзац саны: {paragraphs}, біріншісі {line}-жолда"),
            format!("абзацев на другом языке ({other}): {paragraphs}, первый в строке {line}"),
        ),
        Doubt::UnknownLanguage => of(
            "мәтін қазақша да, орысша да емес".into(),
            "текст не на казахском и не на русском".into(),
        ),
        Doubt::Encoding { name } => of(
            format!("кодталуы: {name} (болжам)"),
            format!("кодировка: {name} (предположение)"),
        ),
        Doubt::MendedLines { breaks } => of(
            format!("абзац ішінде біріктірілген жол: {breaks}"),
            format!("соединено строк внутри абзацев: {breaks}"),
        ),
        Doubt::AddedStops { stops } => of(
            format!("сөйлем соңына қойылған нүкте: {stops}"),
            format!("добавлено точек в конце предложений: {stops}"),
        ),
        Doubt::LongParagraph { line, characters } => of(
            format!("{line}-жолдағы абзац тым ұзын ({characters} таңба), оны бөліңіз"),
            format!("абзац в строке {line} слишком длинный (знаков: {characters}), разделите его"),
        ),
        Doubt::NoText => of("мәтін жоқ".into(), "текста нет".into()),
        Doubt::BadField { field, value } => of(
            format!("«{field}» өрісінің мәні түсініксіз: «{value}»"),
            format!("значение поля «{field}» непонятно: «{value}»"),
        ),
        Doubt::TableAsText { line } => of(
            format!("кесте мәтін болып жазылды ({line})"),
            format!("таблица записана текстом ({line})"),
        ),
        Doubt::NoCaption { file } => of(
            format!("суреттің жазуы жоқ: {file}"),
            format!("у картинки нет подписи: {file}"),
        ),
    }
}

/// Why a file was refused, and what to do.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let of = |kk: String, ru: String| match lang {
        Lang::Kk => kk,
        Lang::Ru => ru,
    };
    match refusal {
        Refusal::TooLarge { bytes, most } => of(
            format!("файл тым үлкен: {bytes} байт, шегі {most}. Бірнеше файлға бөліңіз."),
            format!("файл слишком велик: {bytes} байт при пределе {most}. Разделите его на части."),
        ),
        Refusal::Bomb { entry } => of(
            format!(
                "ішіндегі {entry} ашылғанда құжатқа сыймайтын көлемге жетеді. Файл өзіңіздікі болса, оны үлкейтіп тұрған бөлігінсіз қайта сақтаңыз."
            ),
            format!(
                "содержимое ({entry}) при распаковке больше, чем бывает у документа. Если файл ваш, сохраните его заново без того, что его раздувает."
            ),
        ),
        Refusal::Path { path } => of(
            format!(
                "ішінде архивтен тыс жерге бағытталған жол бар: {path}. Кім жасағанын білмесеңіз, файлды ашпаңыз."
            ),
            format!(
                "внутри есть путь, ведущий за пределы архива: {path}. Не открывайте файл, если не знаете, кто его сделал."
            ),
        ),
        Refusal::Damaged { detail } => of(
            format!("файл бүлінген немесе аты мазмұнына сай емес ({detail}). Қайта сақтаңыз."),
            format!("файл повреждён или не соответствует имени ({detail}). Сохраните его заново."),
        ),
        Refusal::NotText => of(
            "UTF-8, UTF-16, Windows-1251 не KZ-1048 кодталған мәтін емес. UTF-8 етіп сақтаңыз."
                .into(),
            "это не текст в UTF-8, UTF-16, Windows-1251 или KZ-1048. Сохраните его в UTF-8.".into(),
        ),
        Refusal::Unknown { .. } => of(
            "бұл пішім оқылмайды. DOCX, ODT, мәтін, HTML, CSV не XLSX етіп сақтаңыз.".into(),
            "такой формат не читается. Сохраните как DOCX, ODT, текст, HTML, CSV или XLSX.".into(),
        ),
        Refusal::Empty => of("файлда мәтін жоқ.".into(), "в файле нет текста.".into()),
    }
}
