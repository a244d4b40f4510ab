//! Back from Latin (2021) and Arabic to Cyrillic, word by word: how well a reader of these scripts could tell what was
//! written, by rules alone and without a dictionary.
//!
//! A second opinion for the tests only. Search reads these scripts in its own way (`scripts::Script`), with a dictionary.

/// Vowels after which a glide is й, not и.
const VOWELS: &str = "аәеёиоөуұүыіэюя";

fn is_vowel(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| VOWELS.contains(letter))
}

/// Letters that are read alike in every place.
fn plain(c: char, pairs: &str) -> Option<char> {
    pairs.split(' ').find_map(|pair| {
        let mut chars = pair.chars();
        (chars.next() == Some(c)).then(|| chars.next())?
    })
}

/// The glide letter (i or ي) before `after`, and how many letters of `after` it takes with it.
fn glide(
    before: Option<char>,
    after: &[char],
    [a, o, u]: [char; 3],
    swallowed: bool,
) -> (&'static str, usize) {
    let vowel = before.is_none() || is_vowel(before);
    match after.first() {
        // миллион and материал are more than words with я behind a consonant; in Arabic the и before я is not written.
        Some(&c) if c == a && vowel => ("я", 1),
        Some(&c) if c == a && swallowed => ("ия", 1),
        Some(&c) if c == u => ("ю", 1),
        Some(&c) if c == o && before.is_none() => ("ё", 1),
        _ if vowel && before.is_some() => ("й", 0),
        _ => ("и", 0),
    }
}

/// Affricate or two letters (`ts`, تس): in Kazakh words т meets с before the vowels of suffixes, in loans ц stands elsewhere.
fn is_affricate(after: Option<&char>, suffix_vowels: &str) -> bool {
    !after.is_some_and(|&c| suffix_vowels.contains(c))
}

/// A small-letter word of the alphabet of 2021.
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

/// A word in töte jazu.
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
        // The first vowel goes with the nearest letter that tells; ا and و behind it are back ones where nothing says
        // otherwise, ى and ۇ go with the vowel before.
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
