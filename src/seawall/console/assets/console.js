// What pages do beyond links, forms and htmx: copy buttons, passkeys, and the "/" key. Everything works without it
// but passkeys, which only a script can ask for.
(() => {
  "use strict";

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.innerText.trim());
      say(button, "Copied");
    } catch {
      getSelection().selectAllChildren(source);
      say(button, "Press Ctrl+C");
    }
  });

  function say(button, words) {
    button.dataset.before ??= button.textContent;
    button.textContent = words;
    setTimeout(() => { button.textContent = button.dataset.before; }, 2000);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const search = document.querySelector("[data-search]");
    if (search) { event.preventDefault(); search.focus(); search.select?.(); }
  });

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => {
    let binary = "";
    for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
    return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };

  async function post(path, csrf, body) {
    const reply = await fetch(path, {
      method: "POST",
      headers: { "x-csrf-token": csrf, "content-type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
    if (!reply.ok || reply.redirected) throw new Error(`status ${reply.status}`);
    return reply.json();
  }

  function question(options, creating) {
    options.challenge = bytes(options.challenge);
    if (creating) options.user.id = bytes(options.user.id);
    for (const known of options.excludeCredentials ?? []) known.id = bytes(known.id);
    for (const known of options.allowCredentials ?? []) known.id = bytes(known.id);
    return { publicKey: options };
  }

  function answer(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return {
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
      clientExtensionResults: {}, authenticatorAttachment: credential.authenticatorAttachment,
    };
  }

  for (const button of document.querySelectorAll("button[data-passkey]")) {
    button.hidden = !window.PublicKeyCredential;
    button.addEventListener("click", async () => {
      const { passkey, csrf, next } = button.dataset;
      const status = document.getElementById("passkey-status");
      button.disabled = true;
      status.textContent = "Waiting for your device…";
      try {
        const creating = passkey !== "/signin/passkey";
        const options = question(await post(`${passkey}/ask`, csrf), creating);
        const made = creating ? await navigator.credentials.create(options) : await navigator.credentials.get(options);
        const done = await post(passkey + (next ? `?next=${encodeURIComponent(next)}` : ""), csrf, answer(made));
        location.assign(done.go);
      } catch {
        status.textContent = "The passkey was not used. Try again, or take the other way below.";
        button.disabled = false;
      }
    });
  }
})();
