//! The design tokens: the custom properties of the first rule of the style sheet.

use yew::{Html, html};

/// Names and values of the tokens, in the order of the style sheet.
fn read(style: &str) -> Vec<(&str, &str)> {
    let rule = style.split_once(":root {").map_or("", |(_, rest)| rest);
    let rule = rule.split_once('}').map_or(rule, |(rule, _)| rule);
    let token = |line| {
        let (name, value) = str::trim(line).split_once(':')?;
        name.starts_with("--").then_some((name, value.trim()))
    };
    rule.split(';').filter_map(token).collect()
}

/// How a token is shown.
enum SpecimenKind {
    Colour,
    Length,
    Type,
}

fn kind(name: &str, value: &str) -> Option<SpecimenKind> {
    match name {
        "--sans" | "--serif" => Some(SpecimenKind::Type),
        "--shadow" | "--reading" => None,
        _ if value.starts_with('#') => Some(SpecimenKind::Colour),
        _ => Some(SpecimenKind::Length),
    }
}

pub(super) fn tokens(style: &str) -> Html {
    let tokens = read(style);
    let row = |&(name, value): &(&str, &str)| {
        let drawn = match kind(name, value)? {
            // An SVG attribute, because the page's policy allows no inline styles.
            SpecimenKind::Colour => html! {
                <svg class="swatch-large" viewBox="0 0 64 32" aria-hidden="true"><rect width="64" height="32" fill={format!("var({name})")} /></svg>
            },
            SpecimenKind::Length => html! {
                <svg class="length" height="8" width={value.to_owned()} aria-hidden="true"><rect width="100%" height="8" fill="var(--accent)" /></svg>
            },
            SpecimenKind::Type => html! {
                <span class={format!("type {}", name.trim_start_matches('-'))} lang="kk">{ "Әр өңірдің өз үні бар" }</span>
            },
        };
        Some(
            html! { <tr><th scope="row"><code>{ name.to_owned() }</code></th><td>{ value.to_owned() }</td><td>{ drawn }</td></tr> },
        )
    };
    html! {
        <section>
            <h2>{ "Tokens" }</h2>
            <div class="scrolls" tabindex="0" role="region" aria-label="Tokens">
                <table class="tokens">
                    <thead><tr><th scope="col">{ "Name" }</th><th scope="col">{ "Value" }</th><th scope="col">{ "Drawn" }</th></tr></thead>
                    <tbody>{ for tokens.iter().filter_map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_tokens_for_colour_space_and_type() {
        let tokens = read(include_str!("../../static/style.css"));
        let of = |wanted: &str| tokens.iter().any(|(name, _)| *name == wanted);
        for name in [
            "--paper",
            "--ink",
            "--target",
            "--corner",
            "--measure",
            "--serif",
        ] {
            assert!(of(name), "{name} is not in {tokens:?}");
        }
    }
}
