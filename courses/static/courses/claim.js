// Keeps a claim while somebody writes it. What could not be sent is kept on this device, under whoever is signed in, and sent
// when there is signal again, also after the tab was closed. Without JavaScript its button does the same.
const WAIT = 1200;
const RETRY = 15000;
const form = document.querySelector("form[data-claim]");
const status = form?.querySelector("[data-claim-status]");
const person = document.body.dataset.person || "";
const key = `linkway-claim:${person}:${location.pathname}`;
const boxes = () => [...form.querySelectorAll("textarea")];
const said = () => JSON.stringify(Object.fromEntries(boxes().map((box) => [box.name, box.value])));
const store = (act) => { try { return person ? act(localStorage) : null; } catch { return null; } };
const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
let timer = 0;
let leaving = false;

async function send() {
  clearTimeout(timer);
  const sent = said();
  try {
    const answer = await fetch(location.pathname, {
      method: "POST", body: new FormData(form), credentials: "same-origin",
      headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
    });
    // A redirect to the sign-in page answers 200 too, and has kept nothing.
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    if (said() === sent) store((shelf) => shelf.removeItem(key));
    status.textContent = `Kept at ${clock()}. Only you can see it.`;
  } catch {
    if (leaving) return;
    status.textContent = store((shelf) => { shelf.setItem(key, said()); return true; })
      ? "Not saved yet, kept on this phone" : "Not saved yet. Keep this page open.";
    timer = setTimeout(send, RETRY);
  }
}

function changed() {
  store((shelf) => shelf.setItem(key, said()));
  status.textContent = "Saving…";
  clearTimeout(timer);
  timer = setTimeout(send, WAIT);
}

if (form) {
  const before = JSON.parse(store((shelf) => shelf.getItem(key)) || "{}");
  const lost = boxes().filter((box) => before[box.name] !== undefined && before[box.name] !== box.value);
  for (const box of lost) box.value = before[box.name];
  if (lost.length) changed();
  form.addEventListener("input", changed);
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); store((shelf) => shelf.removeItem(key)); });
  addEventListener("online", () => { if (store((shelf) => shelf.getItem(key))) send(); });
}
