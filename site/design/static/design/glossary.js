// Opens a glossary word's meaning beneath it, instead of leaving the page. Marked by data-glossary around a link with
// data-meaning; without this the link leads to the glossary.
let number = 0;

function close(term) {
  term.querySelector(".lw-term__meaning")?.remove();
  term.querySelector("a").setAttribute("aria-expanded", "false");
}

function open(term, link) {
  const meaning = document.createElement("span");
  meaning.className = "lw-term__meaning";
  meaning.id = link.getAttribute("aria-controls");
  const word = document.createElement("b");
  word.textContent = link.textContent;
  const shut = document.createElement("button");
  shut.type = "button";
  shut.textContent = "Close";
  shut.addEventListener("click", () => { close(term); link.focus(); });
  meaning.append(word, document.createTextNode(link.dataset.meaning), document.createElement("br"), shut);
  meaning.setAttribute("role", "status");
  term.append(meaning);
  link.setAttribute("aria-expanded", "true");
  const over = meaning.getBoundingClientRect().right - document.documentElement.clientWidth + 12;
  if (over > 0) meaning.style.left = `${-over}px`;
}

for (const term of document.querySelectorAll("[data-glossary]")) {
  const link = term.querySelector("a[data-meaning]");
  if (!link) continue;
  number += 1;
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("aria-controls", `meaning-${number}`);
  const turn = (event) => {
    event.preventDefault();
    if (link.getAttribute("aria-expanded") === "true") close(term); else open(term, link);
  };
  link.addEventListener("click", turn);
  link.addEventListener("keydown", (event) => { if (event.key === " ") turn(event); });
  term.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(term); link.focus(); } });
  document.addEventListener("click", (event) => { if (!term.contains(event.target)) close(term); });
}
