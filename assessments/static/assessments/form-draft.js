// Saves what is filled into a form while somebody fills it in; its button does the same without this.
// For somebody who is signed in, what could not be sent is kept on this device and sent when there is signal again, also after the
// tab was closed; for a guest by a link nothing stays on the device, so leaving is asked about. A refusal leaves every word where it is.
const WAIT = 900;
const RETRY = 15000;
const OURS = ["csrfmiddlewaretoken", "edition", "own", "keep"];
const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

for (const form of document.querySelectorAll("form[data-form-draft]")) {
  const person = form.dataset.person || document.body.dataset.person || "";
  const key = `linkway-unsaved-form:${person}:${form.dataset.formDraft}`;
  const edition = form.elements.edition;
  const status = form.querySelector("[data-form-draft-status]");
  const filled = () => [...new FormData(form)].filter(([name, value]) => !OURS.includes(name) && typeof value === "string");
  const picture = () => JSON.stringify(filled());
  let saved = picture();
  let timer = 0;
  let sending = false;
  let stopped = false;

  const say = (said, state) => { status.textContent = said; status.dataset.state = state; };
  const stored = () => { if (!person) return null; try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const keep = () => { if (!person) return false; try { localStorage.setItem(key, JSON.stringify({ filled: filled(), edition: edition.value })); return true; } catch { return false; } };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } };

  function restore(before) {
    const values = new Map(before.filled);
    for (const box of form.elements) {
      if (!box.name || OURS.includes(box.name)) continue;
      if (box.type === "radio" || box.type === "checkbox") box.checked = values.get(box.name) === box.value;
      else if (values.has(box.name) || box.tagName === "TEXTAREA") box.value = values.get(box.name) || "";
      if (box.value && box.tagName === "TEXTAREA") box.closest("details")?.setAttribute("open", "");
    }
    edition.value = before.edition;
  }

  async function send() {
    clearTimeout(timer);
    const shown = picture();
    if (stopped || shown === saved) return;
    if (sending) { timer = setTimeout(send, WAIT); return; }
    sending = true;
    try {
      const data = new FormData(form);
      data.set("keep", "1");
      const answer = await fetch(form.getAttribute("action") || location.pathname, {
        method: "POST", body: data, credentials: "same-origin", keepalive: shown.length < 15000,
        headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
      });
      if (answer.status === 409) {
        stopped = true;
        keep();
        const why = (await answer.json()).refused?.join(" ");
        say(why ? `${why} What you typed still stands here.` : "This was filled in in another tab or on another device meanwhile. Save it by the button to see both.", "unsaved");
        return;
      }
      const isKept = answer.ok && (answer.headers.get("Content-Type") || "").includes("json");
      if (!isKept) throw new Error(String(answer.status));
      edition.value = (await answer.json()).edition;
      saved = shown;
      if (picture() === shown) { forget(); say(`Saved ${clock()}. ${form.dataset.savedWords}`, "saved"); } else timer = setTimeout(send, WAIT);
    } catch {
      say(keep() ? "Not saved yet, kept on this device" : "Not saved yet. Keep this page open.", "unsaved");
      timer = setTimeout(send, RETRY);
    } finally {
      sending = false;
    }
  }

  const changed = () => { if (stopped) { keep(); return; } keep(); say("Saving…", "saving"); clearTimeout(timer); timer = setTimeout(send, WAIT); };
  for (const kind of ["input", "change"]) document.addEventListener(kind, (event) => { if (event.target.form === form) changed(); });
  form.addEventListener("submit", () => { stopped = true; saved = picture(); clearTimeout(timer); if (navigator.onLine) forget(); else keep(); });
  addEventListener("online", send);
  addEventListener("beforeunload", (event) => { if (!person && picture() !== saved) event.preventDefault(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });

  const before = stored();
  if (before && !form.hasAttribute("data-form-draft-sent") && JSON.stringify(before.filled) !== saved) {
    restore(before);
    say("Not saved yet, kept on this device", "unsaved");
    send();
  } else forget();
}
