// Reads a chosen text file into the form, on this machine; everything works by pasting too.
(() => {
  "use strict";
  const picker = document.getElementById("pick");
  const place = document.getElementById("pick-field");
  if (!picker || !place) return;
  place.hidden = false;
  picker.addEventListener("change", async () => {
    const file = picker.files[0];
    if (!file) return;
    const hint = document.getElementById("pick-hint");
    if (file.size > Number(picker.dataset.most)) {
      hint.textContent = "This file is too large for a room.";
      return;
    }
    document.getElementById("text").value = await file.text();
    document.getElementById("file").value = file.name;
    hint.textContent = `${file.name} is in the box below.`;
  });
})();
