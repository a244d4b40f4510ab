//! Buttons with an icon or a label.

use yew::{Html, html};

use super::{Act, Scene};

/// The icon of a button, 24 units wide and high.
#[derive(Clone, Copy)]
pub enum Icon {
    /// A star, for the reading list.
    Star,
    /// An arrow out of a box, for sharing.
    Share,
    /// A loudspeaker, for reading aloud.
    Listen,
    /// A large and a small letter, for the settings of reading.
    Letters,
    /// An arrow up, for what is before.
    Up,
    /// An arrow down, for what comes next.
    Down,
}

impl Icon {
    pub(super) const fn path(self) -> &'static str {
        match self {
            Icon::Star => {
                "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z"
            }
            Icon::Share => "M12 15V4M8 7.5L12 4l4 3.5M5 12v8h14v-8",
            Icon::Letters => {
                "M3 19L8.5 5 14 19M5 14h7M21 19v-6.5M21 15.7a2.6 3.2 0 1 1-5.2 0a2.6 3.2 0 1 1 5.2 0"
            }
            Icon::Up => "M6 14.5l6-6 6 6",
            Icon::Down => "M6 9.5l6 6 6-6",
            Icon::Listen => "M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 010 6M18 6.5a8 8 0 010 11",
        }
    }
}

/// A button with an icon. `on` is the state of a toggle button, `None` for others. In a rendered page it does nothing until the
/// app runs.
pub fn tool(
    scene: &Scene<'_>,
    id: &'static str,
    label: &'static str,
    icon: Icon,
    act: Act,
    on: Option<bool>,
) -> Html {
    let onclick = scene
        .live
        .map(|live| live.on.reform(move |_: yew::MouseEvent| act));
    let pressed = on.map(|on| if on { "true" } else { "false" });
    html! {
        <button class="round tool" {id} type="button" aria-label={label} title={label} aria-pressed={pressed} {onclick}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d={icon.path()} /></svg>
        </button>
    }
}

/// A button with a label.
pub fn button(scene: &Scene<'_>, id: String, label: &'static str, act: Act) -> Html {
    let onclick = scene
        .live
        .map(|live| live.on.reform(move |_: yew::MouseEvent| act));
    html! { <button class="button quiet" {id} type="button" {onclick}>{ label }</button> }
}
