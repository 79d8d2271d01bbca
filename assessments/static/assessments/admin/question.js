// The question's editor: shows the boxes or the lines that its type needs, and what is written as learners meet it.
const PAUSE = 700;
const CHOOSING = ["single", "multiple", "true-false"];
const form = document.getElementById("w-editor-form");
const type = document.getElementById("id_type");
const frame = document.querySelector("[data-question-preview]");
const row = (name) => document.querySelector(`[data-contentpath="${name}"]`)?.closest("li") ?? document.getElementById(name)?.closest("li") ?? document.getElementById(`id_${name}`)?.closest("li");
let timer = 0;
let latest = 0;

function showWhatIsNeeded() {
  const isChosen = CHOOSING.includes(type.value);
  const [boxes, lines] = [row("answers"), row("lines")];
  if (boxes) boxes.hidden = !isChosen;
  if (lines) lines.hidden = isChosen;
  const help = document.querySelector(".lw-notation");
  help.hidden = isChosen;
  for (const part of help.querySelectorAll("[data-notation]")) part.hidden = part.dataset.notation !== type.value;
}

async function preview() {
  const mine = ++latest;
  const answer = await fetch(frame.dataset.questionPreview, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  const page = await answer.text();
  if (answer.ok && mine === latest) frame.srcdoc = page;
}

const soon = () => { clearTimeout(timer); timer = setTimeout(() => preview().catch(() => {}), PAUSE); };
type.addEventListener("change", showWhatIsNeeded);
for (const event of ["input", "change", "click", "keyup"]) form.addEventListener(event, soon);
showWhatIsNeeded();
soon();
