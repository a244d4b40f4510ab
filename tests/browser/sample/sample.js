const word = document.querySelector("#word");
word.addEventListener("input", () => {
  document.querySelector("#echo").textContent = `Typed: ${word.value}`;
});
