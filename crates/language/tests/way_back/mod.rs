//! Converts words from Latin (2021) and Arabic back to Cyrillic by rules, without a dictionary.
//!
//! A second implementation for the tests only. Search reads these scripts with `scripts::Script` and a dictionary.

/// Vowels after which a glide is й, not и.
const VOWELS: &str = "аәеёиоөуұүыіэюя";

fn is_vowel(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| VOWELS.contains(letter))
}

/// Converts a letter that is read the same in every context.
fn plain(c: char, pairs: &str) -> Option<char> {
    pairs.split(' ').find_map(|pair| {
        let mut chars = pair.chars();
        (chars.next() == Some(c)).then(|| chars.next())?
    })
}

/// Returns the Cyrillic letters of a glide (i or ي) before `after`, and the number of letters of `after` that they include.
fn glide(
    before: Option<char>,
    after: &[char],
    [a, o, u]: [char; 3],
    swallowed: bool,
) -> (&'static str, usize) {
    let vowel = before.is_none() || is_vowel(before);
    match after.first() {
        // After a consonant, иа and ио (миллион, материал) are more frequent than я; in Arabic the и before я is not written.
        Some(&c) if c == a && vowel => ("я", 1),
        Some(&c) if c == a && swallowed => ("ия", 1),
        Some(&c) if c == u => ("ю", 1),
        Some(&c) if c == o && before.is_none() => ("ё", 1),
        _ if vowel && before.is_some() => ("й", 0),
        _ => ("и", 0),
    }
}

/// Returns `true` if `ts` or تس is ц: т and с meet in Kazakh words before the vowels of suffixes, ц is in loanwords elsewhere.
fn is_affricate(after: Option<&char>, suffix_vowels: &str) -> bool {
    !after.is_some_and(|&c| suffix_vowels.contains(c))
}

/// Converts a lower-case word of the alphabet of 2021.
pub fn from_latin(word: &str) -> String {
    let word: Vec<char> = word.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while let Some(&c) = word.get(at) {
        let after = &word[at + 1..];
        let before = out.chars().next_back();
        let mut taken = 1;
        match (c, after.first()) {
            ('i', _) => {
                let (letters, more) = glide(before, after, ['a', 'o', 'u'], false);
                out.push_str(letters);
                taken += more;
            }
            ('t', Some('s')) if is_affricate(after.get(1), "ayıe") => {
                out.push('ц');
                taken = 2;
            }
            ('c', Some('h')) => {
                out.push('ч');
                taken = 2;
            }
            ('ş', Some('ş')) => {
                out.push('щ');
                taken = 2;
            }
            _ => out.push(
                plain(
                    c,
                    "aа äә bб vв gг ğғ dд eе jж zз kк qқ lл mм nн ñң oо öө pп rр sс tт uу ūұ üү fф hх şш yы ıі",
                )
                .unwrap_or(c),
            ),
        }
        at += taken;
    }
    out
}

/// Converts a word in töte jazu.
pub fn from_arabic(word: &str) -> String {
    let hamza = word.starts_with('ٴ');
    let word: Vec<char> = word.chars().filter(|&c| c != 'ٴ').collect();
    let nearest = |at: usize, letters: &str| {
        let places = word
            .iter()
            .enumerate()
            .filter(|(_, c)| letters.contains(**c));
        places.map(|(place, _)| place.abs_diff(at)).min()
    };
    let mut out = String::new();
    let mut at = 0;
    while let Some(&c) = word.get(at) {
        let after = &word[at + 1..];
        let before = out.chars().next_back();
        let last_vowel = out.chars().rfind(|&c| "аәеоөұүыія".contains(c));
        // The nearest letter that shows harmony decides the first vowel. After it, ا and و are back vowels by default, ى and ۇ
        // agree with the vowel before.
        let front = match last_vowel {
            _ if hamza => true,
            Some(vowel) => "ىۇ".contains(c) && "әеөүі".contains(vowel),
            None => match (nearest(at, "ەكگ"), nearest(at, "قع")) {
                (Some(front), Some(back)) => front < back,
                (front, _) => front.is_some(),
            },
        };
        let mut taken = 1;
        match (c, after.first()) {
            ('ي', _) => {
                let (letters, more) = glide(before, after, ['ا', 'و', 'ۋ'], true);
                out.push_str(letters);
                taken += more;
            }
            ('ت', Some('س')) if is_affricate(after.get(1), "اىە") => {
                out.push('ц');
                taken = 2;
            }
            ('ش', Some('ش')) => {
                out.push('щ');
                taken = 2;
            }
            ('ا', _) => out.push(if front { 'ә' } else { 'а' }),
            ('و', _) => out.push(if front { 'ө' } else { 'о' }),
            ('ۇ', _) => out.push(if front { 'ү' } else { 'ұ' }),
            ('ى', _) => out.push(if front { 'і' } else { 'ы' }),
            _ => out.push(
                plain(
                    c,
                    "بб ۆв گг عғ دд ەе جж زз كк قқ لл مм نн ڭң پп رр سс تт ۋу فф حх ھһ چч شш",
                )
                .unwrap_or(c),
            ),
        }
        at += taken;
    }
    out
}
