// Says how much time is left: in minutes on the page, and aloud only when it matters. The server's clock decides; this only shows it.
const SAID = [30, 10, 5, 1];
const clock = document.querySelector("[data-clock]");
const aloud = document.querySelector("[data-clock-said]");
const ahead = Date.parse(clock.dataset.now) - Date.now();
let minutes = Infinity;

function show() {
  const left = Math.floor((Date.parse(clock.dataset.clock) - Date.now() - ahead) / 60000);
  const words = left < 1 ? "Less than a minute left." : `${left} minute${left === 1 ? "" : "s"} left.`;
  if (left !== minutes) clock.textContent = words;
  if (left < minutes && SAID.includes(left)) aloud.textContent = words;
  minutes = left;
  if (Date.parse(clock.dataset.clock) - Date.now() - ahead < -16000) location.reload();
}

document.addEventListener("linkway:ends-at", (event) => { clock.dataset.clock = event.detail; });
setInterval(show, 5000);
show();
