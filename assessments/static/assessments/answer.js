// Saves an answer as soon as it is chosen, and a moment after it is typed; its buttons do the same without this. One save at a time, and none after the
// form was sent, so that an earlier choice never lands after a later one. What could not be sent is kept on this device,
// under whoever is signed in, and sent when there is signal again, also after the tab was closed.
const RETRY = 15000;
const PAUSE = 800;
const store = "linkway-unsaved-answer:";
const person = document.body.dataset.person || "";

for (const form of document.querySelectorAll("form[data-answer]")) {
  const status = form.querySelector("[data-answer-status]");
  const key = `${store}${person}:${form.dataset.answerKey}`;
  let timer = 0;
  let sending = null;
  let again = false;
  let typed = false;
  const inputs = () => [...form.querySelectorAll("[name^=answer], input[name=flag]")];
  const isTicked = (input) => input.type === "checkbox" || input.type === "radio";
  const given = () => Object.fromEntries(inputs().map((input) => [input.id, isTicked(input) ? input.checked : input.value]));
  const give = (values) => {
    for (const input of inputs()) {
      if (!(input.id in values)) continue;
      if (isTicked(input)) input.checked = values[input.id]; else input.value = values[input.id];
    }
  };
  const say = (words, state) => { status.textContent = words; status.dataset.state = state; };
  const keep = () => { if (!person) return false; try { localStorage.setItem(key, JSON.stringify(given())); return true; } catch { return false; } };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } };

  async function send() {
    clearTimeout(timer);
    if (sending) { again = true; return; }
    const mine = new AbortController();
    sending = mine;
    again = false;
    typed = false;
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new FormData(form), credentials: "same-origin", keepalive: true, signal: mine.signal,
        headers: { "X-Requested-With": "XMLHttpRequest" },
      });
      if (answer.status === 409) { forget(); location.reload(); return; }
      if (!answer.ok || (answer.redirected && answer.url.includes("/accounts/"))) throw new Error(String(answer.status));
      const { ends_at: endsAt } = await answer.json();
      if (endsAt) document.dispatchEvent(new CustomEvent("linkway:ends-at", { detail: endsAt }));
      if (again || typed) return;
      forget();
      say(`Saved ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`, "saved");
    } catch {
      if (mine.signal.aborted) return;
      say(keep() ? "Not saved yet, kept on this phone" : "Not saved yet. Keep this page open.", "unsaved");
      timer = setTimeout(send, RETRY);
    } finally {
      sending = null;
      if (again && !mine.signal.aborted) send();
    }
  }

  form.addEventListener("change", () => { keep(); say("Saving…", "saving"); send(); });
  form.addEventListener("input", (event) => {
    if (event.target.type !== "text") return;
    typed = true;
    keep();
    say("Saving…", "saving");
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); if (sending) sending.abort(); if (navigator.onLine) forget(); else keep(); });
  addEventListener("online", () => { if (status.dataset.state === "unsaved") send(); });
  try {
    const before = JSON.parse(localStorage.getItem(key));
    if (before) { give(before); send(); }
  } catch { /* nothing was kept */ }
}
