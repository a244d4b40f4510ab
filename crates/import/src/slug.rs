//! Ids made of titles.

/// The longest id that is made of a title, in characters.
const LENGTH: usize = 60;

/// Makes an id of a title, or of the name of the file if nothing of the title is left: `kopir-ashyldy`.
pub fn slug(title: &str, file: &str) -> String {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    [title, stem]
        .into_iter()
        .map(latin)
        .find(|id| !id.is_empty())
        .unwrap_or_else(|| "article".to_owned())
}

fn latin(text: &str) -> String {
    let mut id = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let word: String = word
            .chars()
            .flat_map(char::to_lowercase)
            .map(letter)
            .collect();
        if word.is_empty() {
            continue;
        }
        if !id.is_empty() && id.len() + 1 + word.len() > LENGTH {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&word);
    }
    id.truncate(LENGTH);
    id
}

/// The letters of a Kazakh or Russian letter in an address.
fn letter(c: char) -> &'static str {
    const LATIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = LATIN.find(c) {
        return LATIN.get(at..=at).unwrap_or_default();
    }
    match c {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'й' => "i",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'ң' => "ng",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn ids_are_words_in_latin_letters() {
        assert_eq!(slug("Жаңа көпір ашылды", "1.txt"), "zhanga-kopir-ashyldy");
        assert_eq!(slug("«???»", "texts/Отчёт 5.docx"), "otchet-5");
        assert_eq!(slug("", "…"), "article");
        assert!(slug(&"сөз ".repeat(100), "").len() <= 60);
        assert!(slug(&"щ".repeat(200), "").len() <= 60);
    }
}
