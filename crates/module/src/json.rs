//! JSON text, written piece by piece.

use aimaq_compact::digits;

/// JSON that is being written.
#[derive(Debug, Default)]
pub struct Json {
    text: String,
    /// Does a value stand before the place that is written at?
    after_value: bool,
}

impl Json {
    /// The text.
    pub fn finish(self) -> String {
        self.text
    }

    /// `true`, `false`, `null` or digits.
    pub fn plain(&mut self, value: &str) {
        self.comma();
        self.text.push_str(value);
        self.after_value = true;
    }

    /// A number.
    pub fn number(&mut self, value: u64) {
        self.plain(&digits(value, 10, 0));
    }

    /// A text.
    pub fn text(&mut self, value: &str) {
        self.comma();
        self.text.push('"');
        for c in value.chars() {
            match c {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(c);
                }
                // Line separators end a line in scripts of old; control characters are not allowed as they are.
                '\0'..='\x1f' | '\u{2028}' | '\u{2029}' => {
                    self.text.push_str("\\u");
                    self.text.push_str(&digits(u64::from(c), 16, 4));
                }
                _ => self.text.push(c),
            }
        }
        self.text.push('"');
        self.after_value = true;
    }

    /// The name of a member of an object; its value comes next.
    pub fn name(&mut self, name: &str) {
        self.text(name);
        self.text.push(':');
        self.after_value = false;
    }

    /// A member that is a text.
    pub fn member(&mut self, name: &str, value: &str) {
        self.name(name);
        self.text(value);
    }

    /// An array, or with `{}` an object, of what `inside` writes.
    pub fn group(&mut self, [open, close]: [char; 2], inside: &mut dyn FnMut(&mut Json)) {
        self.comma();
        self.text.push(open);
        self.after_value = false;
        inside(self);
        self.text.push(close);
        self.after_value = true;
    }

    /// Puts a comma where a value comes after another.
    fn comma(&mut self) {
        if self.after_value {
            self.text.push(',');
        }
    }
}

/// The brackets of an array.
pub const ARRAY: [char; 2] = ['[', ']'];
/// The brackets of an object.
pub const OBJECT: [char; 2] = ['{', '}'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_separated_and_escaped() {
        let mut json = Json::default();
        json.group(OBJECT, &mut |json| {
            json.member("a\"b", "c\\d\n\u{2028}:");
            json.name("n");
            json.group(ARRAY, &mut |json| {
                json.number(1);
                json.plain("true");
                json.group(OBJECT, &mut |_| {});
                json.text("[");
                json.text("x");
            });
        });
        assert_eq!(
            json.finish(),
            r#"{"a\"b":"c\\d\u000a\u2028:","n":[1,true,{},"[","x"]}"#
        );
    }
}
