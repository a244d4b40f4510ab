//! Writes JSON.

/// A JSON text in progress. It puts the commas; the caller sees to the order of names and values.
#[derive(Debug, Default)]
pub struct Json {
    text: String,
    /// Whether the last thing written was a value: the next one needs a comma.
    after_value: bool,
}

impl Json {
    /// Returns the JSON.
    pub fn finish(self) -> String {
        self.text
    }

    /// Appends a value that is JSON already, such as `true` or `null`.
    pub fn plain(&mut self, value: &str) {
        self.comma();
        self.text.push_str(value);
        self.after_value = true;
    }

    /// Appends a number.
    pub fn number(&mut self, value: u64) {
        self.plain(&value.to_string());
    }

    /// Appends a string.
    pub fn text(&mut self, value: &str) {
        self.comma();
        self.text.push('"');
        for c in value.chars() {
            match c {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(c);
                }
                // JSON allows no bare control characters. U+2028 and U+2029 end a line in old scripts.
                '\0'..='\x1f' | '\u{2028}' | '\u{2029}' => {
                    self.text.push_str(&format!("\\u{:04x}", u32::from(c)));
                }
                _ => self.text.push(c),
            }
        }
        self.text.push('"');
        self.after_value = true;
    }

    /// Appends the name of a member of an object; append its value next.
    pub fn name(&mut self, name: &str) {
        self.text(name);
        self.text.push(':');
        self.after_value = false;
    }

    /// Appends a member whose value is a string.
    pub fn member(&mut self, name: &str, value: &str) {
        self.name(name);
        self.text(value);
    }

    /// Appends an array or an object, depending on the brackets, with what `inside` appends.
    pub fn group(&mut self, [open, close]: [char; 2], inside: &mut dyn FnMut(&mut Json)) {
        self.comma();
        self.text.push(open);
        self.after_value = false;
        inside(self);
        self.text.push(close);
        self.after_value = true;
    }

    /// Appends a comma if a value stands before.
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
