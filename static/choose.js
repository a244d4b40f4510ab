// index.html: goes to the language chosen last, else the first of the browser's that the site has,
// else Kazakh. Without script the page offers both.

const known = ["kk", "ru"];
const languages = [];
try {
  languages.push(localStorage.getItem("aimaq-lang"));
} catch {
  // Storage may be forbidden; the browser's languages decide then.
}
languages.push(...(navigator.languages ?? []));
const chosen = languages
  .map((language) => String(language).slice(0, 2).toLowerCase())
  .find((language) => known.includes(language));
location.replace(`${chosen ?? "kk"}/${location.search}${location.hash}`);
