// Completes a step when its end has been read: a form with data-complete-on-scroll is posted once its place on the page
// has stayed in view for a moment. Without this its button does the same.
const STAY = 1500;

for (const form of document.querySelectorAll("form[data-complete-on-scroll]")) {
  let timer = 0;
  const seen = new IntersectionObserver(([entry]) => {
    clearTimeout(timer);
    if (!entry.isIntersecting) return;
    timer = setTimeout(async () => {
      const status = form.querySelector("[data-complete-status]");
      try {
        const answer = await fetch(form.action, {
          method: "POST", body: new FormData(form), credentials: "same-origin", headers: { "X-Requested-With": "XMLHttpRequest" },
        });
        if (!answer.ok || (answer.redirected && answer.url.includes("/accounts/"))) return;
        seen.disconnect();
        form.querySelector("button")?.remove();
        if (status) status.textContent = "Done. This step is completed.";
      } catch { /* the button is still there */ }
    }, STAY);
  }, { threshold: 0.6 });
  seen.observe(form);
}
