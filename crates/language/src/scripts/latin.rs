//! Reads Kazakh and Russian in Latin letters.
//!
//! Sources: for Kazakh the decrees of 2017 (apostrophes) and 2018 (acutes), the drafts of 2019 and 2021, QazAqparat 2004, BGN/PCGN
//! 1979 and what people type without an alphabet; for Russian BGN, spellings close to ISO 9, and passports (ICAO 9303).

use super::ReadingTable;

/// Latin letters and the folded Cyrillic letters they may stand for. Marks are apostrophes in 2017, diacritics elsewhere.
pub(super) const TABLE: ReadingTable = ReadingTable {
    exact: "a=а b=б c=ц d=д e=е e=э f=ф g=г h=х i=и i=й j=ж j=й k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в \
    w=у x=х x=кс y=ы y=й z=з ng=н gh=г kh=х zh=ж ch=ч sh=ш ts=ц ks=кс shch=щ shsh=щ ya=я yu=ю yo=е ye=е \
    ia=я iu=ю iw=ю io=е ie=ъ a'=а g'=г i'=и i'=й n'=н o'=о y'=у u'=у c'=ч s'=ш s's'=щ i'o=е i'a=я i'y'=ю \
    '=ь '=ъ '= á=а ä=а ə=а â=я č=ч ç=ч é=э ė=э ë=е ğ=г ǵ=г ı=и ı=й ı=ы ıo=е ıa=я ıý=ю ï=и ī=и ī=й í=и \
    î=и ń=н ñ=н ó=о ö=о ş=ш š=ш ŝ=щ şş=щ ú=у ü=у ū=у û=ю ý=у ž=ж",
    informal: "a=я c=ч c=с c=к i=ы s=ш w=в w=ш y=и y=ий y=ый z=ж kh=к dj=ж tz=ц sch=щ ye=ье ja=я ju=ю jo=е ā=а é=е \
    ï=й ý=ы",
};
