// Lets several people be chosen at once, with Wagtail's own panel for it.
new window.MultipleChooserPanel(JSON.parse(document.getElementById("newcomers-options").textContent));
