// Looks again, while a page waits for the worker, until what it waits for is done; then shows the page anew. Until then it says how far the
// worker is, in the place that said so before.
const PAUSE = 2000;
const waiting = document.querySelector("[data-looks-again]");

async function look() {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const still = page.querySelector("[data-looks-again]");
    if (answer.ok && !still) return location.reload();
    if (still && still.textContent !== waiting.textContent) waiting.replaceChildren(...still.childNodes);
  } catch {
    // No signal, or the server starts anew: the next look will tell.
  }
  setTimeout(look, PAUSE);
}

if (waiting) setTimeout(look, PAUSE);
