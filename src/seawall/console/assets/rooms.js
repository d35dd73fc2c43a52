// Puts chosen files into the form, as base64 in hidden fields; without scripts, text is pasted.
(() => {
  "use strict";
  const picker = document.getElementById("pick");
  const place = document.getElementById("pick-field");
  const picked = document.getElementById("picked");
  if (!picker || !place || !picked) return;
  place.hidden = false;
  const hint = document.getElementById("pick-hint");

  const field = (name, value) => {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    return input;
  };
  const base64 = (file) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result).split(",")[1] || "");
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(file);
    });

  picker.addEventListener("change", async () => {
    picked.replaceChildren();
    const files = [...picker.files];
    if (files.reduce((sum, file) => sum + file.size, 0) > Number(picker.dataset.most)) {
      hint.textContent = "These files are too large for a form. Open the room with: seawall room open";
      picker.value = "";
      return;
    }
    try {
      for (const file of files) {
        picked.append(field("file", file.name), field("text", ""), field("content", await base64(file)));
      }
      hint.textContent = files.map((file) => file.name).join(", ");
    } catch {
      picked.replaceChildren();
      hint.textContent = "A file could not be read.";
    }
  });
})();
