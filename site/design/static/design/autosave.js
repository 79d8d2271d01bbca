// Saves a form while somebody writes. A form says data-autosave-url (where to post it) and may say data-autosave-key;
// an element with data-autosave-status inside it is told how it went. What could not be sent is kept on this device and
// sent when there is signal again, also after the tab was closed. It is kept under whoever is signed in (data-person of
// the body), so that nobody else on the same device meets it; without that nothing is kept.
const WAIT = 900;
const RETRY = 15000;
const store = "linkway-unsaved:";

const kept = (key) => { try { return JSON.parse(localStorage.getItem(store + key)); } catch { return null; } };
const person = document.body.dataset.person || "";
const keep = (key, text) => { if (!person) return false; try { localStorage.setItem(store + key, JSON.stringify({ text })); return true; } catch { return false; } };
const forget = (key) => { try { localStorage.removeItem(store + key); } catch { /* nothing was kept */ } };
const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

function watch(form) {
  const box = form.querySelector("textarea, input[type=text]");
  const status = form.querySelector("[data-autosave-status]");
  const key = `${person}:${form.dataset.autosaveUrl}:${form.dataset.autosaveKey || box.name}`;
  let saved = box.value;
  let timer = 0;
  let sending = false;

  const say = (words, state) => { if (status) { status.textContent = words; status.dataset.state = state; } };

  async function send() {
    clearTimeout(timer);
    const text = box.value;
    if (text === saved && !kept(key)) return;
    if (sending) { timer = setTimeout(send, WAIT); return; }
    sending = true;
    try {
      const answer = await fetch(form.dataset.autosaveUrl, {
        method: "POST", body: new FormData(form), credentials: "same-origin", keepalive: text.length < 15000,
        headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
      });
      // A redirect to the sign-in page answers 200 too, and has saved nothing.
      if (!answer.ok || (answer.redirected && answer.url.includes("/accounts/"))) throw new Error(String(answer.status));
      saved = text;
      if (box.value === text) { forget(key); say(`Saved privately, only you can see this. ${clock()}`, "saved"); } else timer = setTimeout(send, WAIT);
    } catch {
      say(keep(key, box.value) ? "Not saved yet, kept on this phone" : "Not saved yet. Keep this page open.", "unsaved");
      timer = setTimeout(send, RETRY);
    } finally {
      sending = false;
    }
  }

  box.addEventListener("input", () => { keep(key, box.value); say("Saving…", "saving"); clearTimeout(timer); timer = setTimeout(send, WAIT); });
  form.addEventListener("submit", (event) => { if (form.hasAttribute("data-autosave-only")) { event.preventDefault(); send(); } });
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });

  const before = kept(key);
  if (before && before.text !== box.value) { box.value = before.text; say("Not saved yet, kept on this phone", "unsaved"); send(); } else forget(key);
}

for (const form of document.querySelectorAll("form[data-autosave-url]")) watch(form);
