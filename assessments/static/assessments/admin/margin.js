// Lets a comment be about some words of a paragraph: those that are selected when its "Comment" is opened. Without this, and where
// nothing is selected, a comment is about the paragraph.
for (const paragraph of document.querySelectorAll("[data-paragraph]")) {
  const about = paragraph.querySelector("[data-about]");
  const quote = about.querySelector("q");
  const chosen = paragraph.querySelector("input[type=hidden]");

  function choose(words) {
    chosen.value = words.slice(0, 300);
    quote.textContent = chosen.value;
    about.hidden = !chosen.value;
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function takeSelected() {
    const selection = document.getSelection();
    const words = selection.toString().replace(/\s+/g, " ").trim();
    const isHere = selection.rangeCount && [...paragraph.querySelectorAll(":scope > p")].some((part) => part.contains(selection.getRangeAt(0).startContainer));
    if (words && isHere) choose(words);
  }

  // Before the press: pressing takes the selection away.
  paragraph.querySelector("summary").addEventListener("pointerdown", takeSelected);
  paragraph.querySelector("summary").addEventListener("keydown", takeSelected);
  about.querySelector("button").addEventListener("click", () => choose(""));
}
