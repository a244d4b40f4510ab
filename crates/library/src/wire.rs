//! How values are written to library files, and read from them.
//!
//! The encoding is that of [postcard](https://postcard.jamesmunns.com/wire-format.html): numbers as varints, strings and lists behind their
//! length, an option behind a byte, an enum by the number of its variant. A type states its fields once, in [`wire_struct`] or
//! [`wire_enum`], and both directions follow from that list. (postcard and serde would add 21 kB to the Wasm of `aimaq-module`.)

use aimaq_search::varint;

/// A value that can be written and read.
pub(crate) trait Wire: Sized {
    /// Appends the value.
    fn write(&self, out: &mut Vec<u8>);

    /// Takes a value from the front of `bytes`; `None` if there is none.
    fn read(bytes: &mut &[u8]) -> Option<Self>;

    /// Appends several values.
    fn write_all(values: &[Self], out: &mut Vec<u8>) {
        values.iter().for_each(|value| value.write(out));
    }

    /// Takes `count` values.
    fn read_all(count: u32, bytes: &mut &[u8]) -> Option<Vec<Self>> {
        // No capacity is reserved: a damaged count may be anything. Every value takes a byte at least, so this ends.
        let mut values = Vec::new();
        for _ in 0..count {
            values.push(Self::read(bytes)?);
        }
        Some(values)
    }
}

/// The bytes of a value.
pub(crate) fn encode<T: Wire>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    value.write(&mut out);
    out
}

/// The value that takes up all of `bytes`; `None` if they are no such value.
#[cfg(test)]
pub(crate) fn decode<T: Wire>(mut bytes: &[u8]) -> Option<T> {
    let value = T::read(&mut bytes)?;
    bytes.is_empty().then_some(value)
}

/// Implements [`Wire`] for structs: all fields, in the order of the list.
macro_rules! wire_struct {
    ($($name:ident { $($field:ident),+ $(,)? })+) => {
        $(impl $crate::wire::Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                let $name { $($field),+ } = self;
                $($crate::wire::Wire::write($field, out);)+
            }

            fn read(bytes: &mut &[u8]) -> Option<$name> {
                $(let $field = $crate::wire::Wire::read(bytes)?;)+
                Some($name { $($field),+ })
            }
        })+
    };
}
pub(crate) use wire_struct;

/// Implements [`Wire`] for enums: the number of the variant, then its fields. A tuple variant is written `Variant { 0: field }`.
macro_rules! wire_enum {
    ($($name:ident { $($number:literal => $variant:ident $({ $($index:tt: $field:ident),+ $(,)? })?),+ $(,)? })+) => {
        $(impl $crate::wire::Wire for $name {
            fn write(&self, out: &mut Vec<u8>) {
                match self {
                    $($name::$variant $({ $($index: $field),+ })? => {
                        u32::write(&$number, out);
                        $($($crate::wire::Wire::write($field, out);)+)?
                    })+
                }
            }

            fn read(bytes: &mut &[u8]) -> Option<$name> {
                Some(match u32::read(bytes)? {
                    $($number => {
                        $($(let $field = $crate::wire::Wire::read(bytes)?;)+)?
                        $name::$variant $({ $($index: $field),+ })?
                    })+
                    _ => return None,
                })
            }
        })+
    };
}
pub(crate) use wire_enum;

impl Wire for u8 {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn read(bytes: &mut &[u8]) -> Option<u8> {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        Some(first)
    }

    /// All at once: a root has tens of thousands.
    fn write_all(values: &[u8], out: &mut Vec<u8>) {
        out.extend(values);
    }

    /// All at once: a root has tens of thousands.
    fn read_all(count: u32, bytes: &mut &[u8]) -> Option<Vec<u8>> {
        let (taken, rest) = bytes.split_at_checked(count as usize)?;
        *bytes = rest;
        Some(taken.to_vec())
    }
}

impl Wire for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        let mut number = *self;
        while number >= 0x80 {
            out.push(number as u8 | 0x80);
            number >>= 7;
        }
        out.push(number as u8);
    }

    fn read(bytes: &mut &[u8]) -> Option<u32> {
        varint(bytes)
    }
}

impl Wire for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn read(bytes: &mut &[u8]) -> Option<bool> {
        match u8::read(bytes)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Wire for String {
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u32).write(out);
        out.extend(self.as_bytes());
    }

    fn read(bytes: &mut &[u8]) -> Option<String> {
        let length = u32::read(bytes)? as usize;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        Some(core::str::from_utf8(text).ok()?.to_owned())
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.is_some().write(out);
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Option<T>> {
        match bool::read(bytes)? {
            true => Some(Some(T::read(bytes)?)),
            false => Some(None),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u32).write(out);
        T::write_all(self, out);
    }

    fn read(bytes: &mut &[u8]) -> Option<Vec<T>> {
        T::read_all(u32::read(bytes)?, bytes)
    }
}

impl Wire for (String, u32) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(bytes: &mut &[u8]) -> Option<(String, u32)> {
        Some((Wire::read(bytes)?, Wire::read(bytes)?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Record {
        number: u32,
        byte: u8,
        flag: bool,
        text: Option<String>,
        bytes: Vec<u8>,
        pairs: Vec<(String, u32)>,
        choices: Vec<Variant>,
    }

    #[derive(Clone, Debug, PartialEq, Eq)]
    enum Variant {
        Nothing,
        Tuple(u32),
        Fields { flag: bool, text: String },
    }

    wire_struct! { Record { number, byte, flag, text, bytes, pairs, choices } }
    wire_enum! { Variant { 0 => Nothing, 1 => Tuple { 0: number }, 2 => Fields { flag: flag, text: text } } }

    fn variant() -> impl Strategy<Value = Variant> {
        prop_oneof![
            Just(Variant::Nothing),
            any::<u32>().prop_map(Variant::Tuple),
            any::<(bool, String)>().prop_map(|(flag, text)| Variant::Fields { flag, text }),
        ]
    }

    fn record() -> impl Strategy<Value = Record> {
        type Fields = (u32, u8, bool, Option<String>, Vec<u8>, Vec<(String, u32)>);
        let choices = prop::collection::vec(variant(), 0..4);
        (any::<Fields>(), choices).prop_map(
            |((number, byte, flag, text, bytes, pairs), choices)| Record {
                number,
                byte,
                flag,
                text,
                bytes,
                pairs,
                choices,
            },
        )
    }

    #[test]
    fn the_encoding_is_that_of_postcard() {
        let record = Record {
            number: 300,
            byte: 200,
            flag: true,
            text: Some("қ".into()),
            bytes: vec![1, 2],
            pairs: vec![("a".into(), 127)],
            choices: vec![
                Variant::Nothing,
                Variant::Tuple(128),
                Variant::Fields {
                    flag: false,
                    text: String::new(),
                },
            ],
        };
        let expected = [
            0xac, 0x02, 200, 1, 1, 2, 0xd2, 0x9b, 2, 1, 2, 1, 1, b'a', 127, 3, 0, 1, 0x80, 1, 2, 0,
            0,
        ];
        assert_eq!(encode(&record), expected);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(record in record()) {
            let bytes = encode(&record);
            prop_assert_eq!(decode(&bytes), Some(record));
            for cut in 0..bytes.len() {
                prop_assert_eq!(decode::<Record>(&bytes[..cut]), None);
            }
            prop_assert_eq!(decode::<Record>(&[&bytes[..], &[0]].concat()), None);
        }

        #[test]
        fn any_bytes_are_a_value_or_none(bytes: Vec<u8>) {
            if let Some(record) = decode::<Record>(&bytes) {
                prop_assert_eq!(decode(&encode(&record)), Some(record));
            }
        }
    }
}
