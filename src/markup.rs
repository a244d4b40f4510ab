//! What `html!` calls: elements, lists and texts, each by one function that is compiled once.

use std::rc::Rc;

use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VTag, VText};
use yew::{AttrValue, Classes, Html};

/// An element.
pub fn element(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Box<[Option<AttributeOrProperty>]>,
    children: Box<[Html]>,
) -> Html {
    made(tag, Attributes::Dynamic { keys, values }, children)
}

/// An element whose attributes are the same everywhere.
pub fn plain(
    tag: &'static str,
    attributes: &'static [(&'static str, AttributeOrProperty)],
    children: Box<[Html]>,
) -> Html {
    made(tag, Attributes::Static(attributes), children)
}

#[inline(never)]
fn made(tag: &'static str, attributes: Attributes, children: Box<[Html]>) -> Html {
    let mut element = VTag::new(tag);
    element.attributes = attributes;
    element.add_children(children.into_vec());
    Html::VTag(Rc::new(element))
}

/// An element with listeners; those that are none are left out.
pub fn listening(element: Html, listeners: Box<[Option<Rc<dyn Listener>>]>) -> Html {
    changed(element, |element| element.set_listeners(listeners))
}

/// An element that is known by a key among its siblings.
pub fn keyed(element: Html, key: impl Into<Key>) -> Html {
    let key = key.into();
    changed(element, |element| element.key = Some(key))
}

fn changed(element: Html, change: impl FnOnce(&mut VTag)) -> Html {
    match element {
        Html::VTag(mut element) => {
            if let Some(element) = Rc::get_mut(&mut element) {
                change(element);
            }
            Html::VTag(element)
        }
        other => other,
    }
}

/// Markup one after another.
pub fn list(children: Box<[Html]>) -> Html {
    Html::VList(Rc::new(VList::with_children(children.into_vec(), None)))
}

/// All markup of an iterator.
pub fn all<T: Child>(children: impl IntoIterator<Item = T>) -> Html {
    let mut list = Vec::new();
    for one in children {
        list.push(child(one));
    }
    self::list(list.into_boxed_slice())
}

/// An expression as markup.
pub fn child(child: impl Child) -> Html {
    child.child()
}

/// An expression as the value of an attribute; `None` where there is to be no attribute.
pub fn value(value: impl Value) -> Option<AttributeOrProperty> {
    value.value()
}

fn text(text: AttrValue) -> Html {
    Html::VText(VText::new(text))
}

/// What can stand in markup.
pub trait Child {
    /// It as markup.
    fn child(self) -> Html;
}

impl Child for Html {
    fn child(self) -> Html {
        self
    }
}

impl Child for &str {
    fn child(self) -> Html {
        text(AttrValue::Rc(self.into()))
    }
}

impl Child for &String {
    fn child(self) -> Html {
        self.as_str().child()
    }
}

impl Child for String {
    fn child(self) -> Html {
        text(self.into())
    }
}

impl Child for &&str {
    fn child(self) -> Html {
        (*self).child()
    }
}

impl Child for u32 {
    fn child(self) -> Html {
        self.to_string().child()
    }
}

impl Child for u64 {
    fn child(self) -> Html {
        self.to_string().child()
    }
}

impl<T: Child> Child for Option<T> {
    fn child(self) -> Html {
        self.map_or_else(|| list(Box::new([])), child)
    }
}

impl<T: Child> Child for Vec<T> {
    fn child(self) -> Html {
        all(self)
    }
}

/// What can be the value of an attribute.
pub trait Value {
    /// It as a value.
    fn value(self) -> Option<AttributeOrProperty>;
}

impl Value for &'static str {
    fn value(self) -> Option<AttributeOrProperty> {
        // `Static` is for lists that are static as a whole: Yew does not render it here.
        AttrValue::Static(self).value()
    }
}

impl Value for String {
    fn value(self) -> Option<AttributeOrProperty> {
        Some(AttributeOrProperty::Attribute(self.into()))
    }
}

impl Value for AttrValue {
    fn value(self) -> Option<AttributeOrProperty> {
        Some(AttributeOrProperty::Attribute(self))
    }
}

impl Value for bool {
    fn value(self) -> Option<AttributeOrProperty> {
        self.then_some("").value()
    }
}

impl Value for Classes {
    fn value(self) -> Option<AttributeOrProperty> {
        (!self.is_empty()).then(|| self.to_string()).value()
    }
}

impl<T: Value> Value for Option<T> {
    fn value(self) -> Option<AttributeOrProperty> {
        self?.value()
    }
}
