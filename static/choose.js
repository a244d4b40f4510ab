// index.html: redirects to the language chosen last, or else to the first of the browser's languages
// that the site has, or else to Kazakh. Without scripts the page links to both.

const known = ["kk", "ru"];
const languages = [];
try {
  languages.push(localStorage.getItem("aimaq-lang"));
} catch {
  // Storage may be forbidden. The browser's languages decide.
}
languages.push(...(navigator.languages ?? []));
const chosen = languages
  .map((language) => String(language).slice(0, 2).toLowerCase())
  .find((language) => known.includes(language));
location.replace(`${chosen ?? "kk"}/${location.search}${location.hash}`);
