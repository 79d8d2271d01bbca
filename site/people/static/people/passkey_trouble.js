// Says that the device gave no passkey: allauth's script only writes it to the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  let said = document.getElementById("passkey_trouble");
  if (!said) {
    said = document.createElement("p");
    said.id = "passkey_trouble";
    said.className = "lw-notice lw-notice--warning";
    said.setAttribute("role", "alert");
    document.querySelector("main h1").after(said);
  }
  said.textContent =
    "Your device did not give a passkey: it has none for Linkway, or you stopped. Try once more, or use another way.";
});
