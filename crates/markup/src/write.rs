//! From a tree to an expression.

use std::iter::once;

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::read::{Element, Node};

/// The module of the app that the expression calls.
const MODULE: &str = "crate::markup";

pub(crate) fn whole(nodes: &[Node]) -> TokenStream {
    match nodes {
        [node] => one(node),
        nodes => call("list", boxed(nodes.iter().map(one))),
    }
}

fn one(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => self::element(element),
        Node::Fragment(children) => call("list", boxed(children.iter().map(one))),
        Node::Expression(expression) => call("child", braced(expression.clone())),
        Node::All(iterator) => call("all", braced(iterator.clone())),
        Node::If(condition, then, otherwise) => {
            let mut out = word("if");
            out.extend(condition.clone());
            out.extend(braced(whole(then)));
            out.extend(word("else"));
            out.extend(braced(whole(otherwise)));
            braced(out)
        }
        Node::Own(tokens) => {
            let mut out = path("::yew::html");
            out.extend(once(TokenTree::from(Punct::new('!', Spacing::Alone))));
            out.extend(braced(tokens.clone()));
            out
        }
    }
}

fn element(element: &Element) -> TokenStream {
    if let Some(attributes) = literal(&element.attributes) {
        let children = boxed(element.children.iter().map(one));
        return call("plain", list([element.tag.clone(), attributes, children]));
    }
    let mut keys = Vec::new();
    let mut values = Vec::new();
    let mut listeners = Vec::new();
    let mut key = None;
    for (name, value) in &element.attributes {
        let value = braced(value.clone());
        if name == "key" {
            key = Some(value);
        } else if name.starts_with("on") {
            listeners.push(call_at(
                &format!("::yew::html::{name}::Wrapper::__macro_new"),
                value,
            ));
        } else {
            keys.push(TokenStream::from(TokenTree::from(Literal::string(name))));
            values.push(call("value", value));
        }
    }
    let mut names = TokenStream::from(TokenTree::from(Punct::new('&', Spacing::Alone)));
    names.extend(array(keys.into_iter()));
    let made = call(
        "element",
        list([
            element.tag.clone(),
            names,
            call_at("::std::boxed::Box::new", array(values.into_iter())),
            boxed(element.children.iter().map(one)),
        ]),
    );
    let heard = match listeners.is_empty() {
        true => made,
        false => call(
            "listening",
            list([
                made,
                call_at("::std::boxed::Box::new", array(listeners.into_iter())),
            ]),
        ),
    };
    match key {
        Some(key) => call("keyed", list([heard, key])),
        None => heard,
    }
}

/// The attributes as a constant, if all of them are texts.
fn literal(attributes: &[(String, TokenStream)]) -> Option<TokenStream> {
    let mut pairs = Vec::new();
    for (name, value) in attributes {
        let mut tokens = value.clone().into_iter();
        let (Some(TokenTree::Literal(_)), None) = (tokens.next(), tokens.next()) else {
            return None;
        };
        let name = TokenStream::from(TokenTree::from(Literal::string(name)));
        let value = call_at(
            "::yew::virtual_dom::AttributeOrProperty::Static",
            value.clone(),
        );
        pairs.push(group(Delimiter::Parenthesis, list([name, value])));
    }
    let mut constant = TokenStream::from(TokenTree::from(Punct::new('&', Spacing::Alone)));
    constant.extend(array(pairs.into_iter()));
    Some(constant)
}

fn boxed(items: impl Iterator<Item = TokenStream>) -> TokenStream {
    call_at("::std::boxed::Box::new", array(items))
}

fn array(items: impl Iterator<Item = TokenStream>) -> TokenStream {
    group(Delimiter::Bracket, list(items))
}

fn list(items: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let mut out = TokenStream::new();
    for item in items {
        out.extend(item);
        out.extend(once(TokenTree::from(Punct::new(',', Spacing::Alone))));
    }
    out
}

fn call(function: &str, arguments: TokenStream) -> TokenStream {
    call_at(&format!("{MODULE}::{function}"), arguments)
}

fn call_at(function: &str, arguments: TokenStream) -> TokenStream {
    let mut out = path(function);
    out.extend(group(Delimiter::Parenthesis, arguments));
    out
}

fn braced(inside: TokenStream) -> TokenStream {
    group(Delimiter::Brace, inside)
}

fn group(delimiter: Delimiter, inside: TokenStream) -> TokenStream {
    TokenTree::from(Group::new(delimiter, inside)).into()
}

fn word(word: &str) -> TokenStream {
    TokenTree::from(Ident::new(word, Span::call_site())).into()
}

fn path(path: &str) -> TokenStream {
    path.parse().unwrap_or_default()
}
