// Saves the draft of an assignment while somebody writes, and counts its words; its buttons do the same without this.
// What could not be sent is kept on this device, under whoever is signed in, and sent when there is signal again, also after
// the tab was closed. A save that has not seen what another tab saved is refused, and then only the button goes on: it shows both.
const WAIT = 900;
const RETRY = 15000;
const store = "linkway-unsaved-draft:";
const person = document.body.dataset.person || "";
const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
const words = (text) => (text.match(/[\p{L}\p{N}_]+(?:[’'‐-][\p{L}\p{N}_]+)*/gu) || []).length;

for (const form of document.querySelectorAll("form[data-draft-url]")) {
  const box = form.querySelector("textarea");
  const edition = form.querySelector("input[name=edition]");
  const status = form.querySelector("[data-draft-status]");
  const counter = form.querySelector("[data-draft-words]");
  const key = `${store}${person}:${form.dataset.draftUrl}`;
  let saved = box.value;
  let timer = 0;
  let sending = false;
  let stopped = false;

  const say = (said, state) => { status.textContent = said; status.dataset.state = state; };
  const count = () => { const number = words(box.value); counter.textContent = `${number} word${number === 1 ? "" : "s"}`; };
  const kept = () => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const keep = () => { if (!person) return false; try { localStorage.setItem(key, JSON.stringify({ text: box.value, edition: edition.value })); return true; } catch { return false; } };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } };

  function sent() {
    const data = new FormData();
    for (const name of ["csrfmiddlewaretoken", "edition"]) data.set(name, form.elements[name].value);
    data.set("text", box.value);
    return data;
  }

  async function send() {
    clearTimeout(timer);
    const text = box.value;
    if (stopped || (text === saved && !kept())) return;
    if (sending) { timer = setTimeout(send, WAIT); return; }
    sending = true;
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST", body: sent(), credentials: "same-origin", keepalive: text.length < 15000,
        headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
      });
      if (answer.status === 409) {
        stopped = true;
        keep();
        say((await answer.json()).refused?.join(" ") || "You wrote in another tab or on another device meanwhile. Press “Save” to see both.", "unsaved");
        return;
      }
      if (!answer.ok || (answer.redirected && answer.url.includes("/accounts/"))) throw new Error(String(answer.status));
      edition.value = (await answer.json()).edition;
      saved = text;
      if (box.value === text) { forget(); say(`Saved ${clock()}. Only you can read it until you hand it in.`, "saved"); } else timer = setTimeout(send, WAIT);
    } catch {
      say(keep() ? "Not saved yet, kept on this phone" : "Not saved yet. Keep this page open.", "unsaved");
      timer = setTimeout(send, RETRY);
    } finally {
      sending = false;
    }
  }

  box.addEventListener("input", () => { count(); keep(); if (stopped) return; say("Saving…", "saving"); clearTimeout(timer); timer = setTimeout(send, WAIT); });
  form.addEventListener("submit", () => { stopped = true; clearTimeout(timer); if (navigator.onLine) forget(); else keep(); });
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });

  const before = kept();
  if (before && before.text !== box.value && !form.hasAttribute("data-draft-both")) {
    box.value = before.text;
    edition.value = before.edition;
    say("Not saved yet, kept on this phone", "unsaved");
    send();
  } else forget();
  count();
}
