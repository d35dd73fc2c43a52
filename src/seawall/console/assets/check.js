// Taking a masked text along, and putting one's data back into the answer. All of it happens in this page: the list of
// stand-ins and values is in its memory only, and gone with it.
(() => {
  "use strict";
  const known = new Map();
  const box = document.getElementById("unmask");
  const answer = document.getElementById("answer");
  const restored = document.getElementById("restored");
  const result = document.getElementById("result");

  function remember(source) {
    const marks = source.querySelectorAll("mark[data-value]");
    for (const mark of marks) known.set(mark.textContent, mark.dataset.value);
    box.hidden = !known.size;
    return new Set([...marks].map((mark) => mark.textContent)).size;
  }

  async function take(button, id) {
    const source = document.getElementById(id);
    const told = button.closest("[data-take]").querySelector("[data-taken]");
    const text = source ? source.textContent : document.getElementById("text").value;
    const stand_ins = source ? remember(source) : 0;
    try {
      await navigator.clipboard.writeText(text);
      const with_ = stand_ins ? `, with ${stand_ins} stand-in${stand_ins === 1 ? "" : "s"} for your data` : "";
      told.textContent = `Copied: ${text.length} characters${with_}. Paste ${button.matches("a") ? "them there" : "them where you need them"}.`;
    } catch {
      if (source) getSelection().selectAllChildren(source);
      told.textContent = "The browser did not let this page copy. The text is marked: press Ctrl+C.";
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy-masked], [data-open-masked]");
    if (button) take(button, button.dataset.copyMasked ?? button.dataset.openMasked);
  });

  // A model changes case and spaces; words of one stand-in stay in their order.
  const loose = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[\s-]+/g, "[\\s\\u00a0-]*");
  function restore() {
    restored.replaceChildren();
    const stand_ins = [...known.keys()].sort((a, b) => b.length - a.length);
    const find = new RegExp(`(?<![\\p{L}\\p{N}])(?:${stand_ins.map((one) => `(${loose(one)})`).join("|")})(?![\\p{L}\\p{N}])`, "giu");
    let done = 0, count = 0;
    const text = answer.value;
    for (const found of text.matchAll(find)) {
      restored.append(text.slice(done, found.index));
      const mark = restored.appendChild(document.createElement("mark"));
      mark.className = "restored";
      mark.textContent = known.get(stand_ins[found.slice(1).findIndex((group) => group !== undefined)]);
      done = found.index + found[0].length;
      count += 1;
    }
    restored.append(text.slice(done));
    document.getElementById("restored-count").textContent = text
      ? `${count} ${count === 1 ? "value" : "values"} put back.` : "";
  }
  answer.addEventListener("input", () => { if (known.size) restore(); });

  // Buttons that need a script show once there is one, also in what htmx swaps in.
  function show() {
    for (const one of result.querySelectorAll("[data-take]")) one.hidden = false;
  }
  new MutationObserver(show).observe(result, { childList: true, subtree: true });
  show();
})();
