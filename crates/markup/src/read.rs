//! From tokens to a tree.

use std::iter::Peekable;

use proc_macro::{Delimiter, TokenStream, TokenTree, token_stream::IntoIter};

/// A piece of markup.
pub(crate) enum Node {
    Element(Element),
    /// `<>…</>`
    Fragment(Vec<Node>),
    /// `{ expression }`
    Expression(TokenStream),
    /// `{ for iterator }`
    All(TokenStream),
    /// The condition, what is shown if it holds, and what else.
    If(TokenStream, Vec<Node>, Vec<Node>),
    /// What Yew's macro does itself.
    Own(TokenStream),
}

pub(crate) struct Element {
    /// An expression for the name.
    pub(crate) tag: TokenStream,
    pub(crate) attributes: Vec<(String, TokenStream)>,
    pub(crate) children: Vec<Node>,
}

type Tokens = Peekable<IntoIter>;
type Read<T> = Result<T, String>;

pub(crate) fn nodes(input: TokenStream) -> Read<Vec<Node>> {
    let mut tokens = input.into_iter().peekable();
    let nodes = siblings(&mut tokens)?;
    match tokens.next() {
        None => Ok(nodes),
        Some(token) => Err(format!("unexpected {token} in markup")),
    }
}

/// Nodes up to a closing tag or the end.
fn siblings(tokens: &mut Tokens) -> Read<Vec<Node>> {
    let mut nodes = Vec::new();
    while let Some(token) = tokens.peek() {
        let node = match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inside = group.stream();
                tokens.next();
                braces(inside)
            }
            TokenTree::Ident(word) if word.to_string() == "if" => {
                tokens.next();
                condition(tokens)?
            }
            TokenTree::Punct(punct) if punct.as_char() == '<' => {
                let mut ahead = tokens.clone();
                ahead.next();
                if matches!(ahead.peek(), Some(TokenTree::Punct(slash)) if slash.as_char() == '/') {
                    break;
                }
                element(tokens)?
            }
            TokenTree::Literal(literal) => {
                let literal = TokenStream::from(TokenTree::from(literal.clone()));
                tokens.next();
                Node::Expression(literal)
            }
            // An expression alone, as in `html! { text }`.
            _ => Node::Expression(tokens.by_ref().collect()),
        };
        nodes.push(node);
    }
    Ok(nodes)
}

fn braces(inside: TokenStream) -> Node {
    let mut rest = inside.clone().into_iter();
    match rest.next() {
        Some(TokenTree::Ident(word)) if word.to_string() == "for" => Node::All(rest.collect()),
        _ => Node::Expression(inside),
    }
}

fn condition(tokens: &mut Tokens) -> Read<Node> {
    let mut condition = Vec::new();
    loop {
        match tokens.next() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let then = nodes(group.stream())?;
                let otherwise = otherwise(tokens)?;
                return Ok(Node::If(condition.into_iter().collect(), then, otherwise));
            }
            Some(token) => condition.push(token),
            None => return Err("an if without what it shows".to_owned()),
        }
    }
}

fn otherwise(tokens: &mut Tokens) -> Read<Vec<Node>> {
    if !matches!(tokens.peek(), Some(TokenTree::Ident(word)) if word.to_string() == "else") {
        return Ok(Vec::new());
    }
    tokens.next();
    match tokens.next() {
        Some(TokenTree::Group(group)) => nodes(group.stream()),
        Some(TokenTree::Ident(_)) => Ok(vec![condition(tokens)?]),
        _ => Err("an else without what it shows".to_owned()),
    }
}

fn element(tokens: &mut Tokens) -> Read<Node> {
    let before = tokens.clone();
    expect(tokens, '<')?;
    if takes(tokens, '>') {
        let children = siblings(tokens)?;
        closing(tokens)?;
        return Ok(Node::Fragment(children));
    }
    let (tag, name) = if takes(tokens, '@') {
        match tokens.next() {
            Some(TokenTree::Group(group)) => (group.stream(), String::new()),
            _ => return Err("<@ wants {a name}".to_owned()),
        }
    } else {
        let name = dashed(tokens)?;
        let tag = format!("{name:?}").parse().map_err(|_| name.clone())?;
        (tag, name)
    };
    let mut attributes = Vec::new();
    let closed = loop {
        match tokens.peek() {
            Some(TokenTree::Group(group)) => {
                let value = group.stream();
                attributes.push((value.to_string(), value));
                tokens.next();
            }
            Some(TokenTree::Punct(punct)) if punct.as_char() == '/' => {
                tokens.next();
                expect(tokens, '>')?;
                break true;
            }
            Some(TokenTree::Punct(punct)) if punct.as_char() == '>' => {
                tokens.next();
                break false;
            }
            _ => {
                let name = dashed(tokens)?;
                expect(tokens, '=')?;
                let value = match tokens.next() {
                    Some(TokenTree::Group(group)) => group.stream(),
                    Some(token) => token.into(),
                    None => return Err(format!("{name} has no value")),
                };
                attributes.push((name, value));
            }
        }
    };
    let children = if closed {
        Vec::new()
    } else {
        siblings(tokens)?
    };
    if !closed {
        closing(tokens)?;
    }
    if matches!(name.as_str(), "input" | "textarea") {
        let left = tokens.clone().count();
        let whole = before.clone().count() - left;
        return Ok(Node::Own(before.take(whole).collect()));
    }
    Ok(Node::Element(Element {
        tag,
        attributes,
        children,
    }))
}

/// `</name>`, `</@>` or `</>`; the compiler's own brackets see to it that they match.
fn closing(tokens: &mut Tokens) -> Read<()> {
    expect(tokens, '<')?;
    expect(tokens, '/')?;
    for token in tokens.by_ref() {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '>') {
            return Ok(());
        }
    }
    Err("a closing tag without its end".to_owned())
}

/// A name with dashes: `aria-label`.
fn dashed(tokens: &mut Tokens) -> Read<String> {
    let mut name = match tokens.next() {
        Some(TokenTree::Ident(word)) => word.to_string(),
        other => return Err(format!("a name was expected in markup, not {other:?}")),
    };
    while takes(tokens, '-') {
        name.push('-');
        if let Some(token) = tokens.next() {
            name.push_str(&token.to_string());
        }
    }
    Ok(name)
}

fn takes(tokens: &mut Tokens, wanted: char) -> bool {
    let found = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
    if found {
        tokens.next();
    }
    found
}

fn expect(tokens: &mut Tokens, wanted: char) -> Read<()> {
    if takes(tokens, wanted) {
        return Ok(());
    }
    Err(format!("{wanted} was expected in markup"))
}
