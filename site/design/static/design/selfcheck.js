// A self-check answers at once without this: each choice is a fold. With it, opening one choice closes the others, and
// its answer is announced. Marked by data-selfcheck.
for (const check of document.querySelectorAll("[data-selfcheck]")) {
  const choices = [...check.querySelectorAll("details")];
  for (const choice of choices) {
    choice.addEventListener("toggle", () => {
      if (choice.open) for (const other of choices) if (other !== choice) other.open = false;
    });
  }
}
