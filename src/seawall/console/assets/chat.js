// The chat page: talks to the gateway as any client does, with a short-lived key of this person. The conversation is in
// this page's memory only. Words become text nodes, never HTML.
(() => {
  "use strict";
  const box = document.getElementById("chat");
  if (!box) return;
  const at = (id) => document.getElementById(id);
  const [talk, words, tool, model, send, stop] = ["talk", "words", "tool", "model", "send", "stop"].map(at);
  box.hidden = false;

  // How each vendor's API is spoken, as far as a chat needs it.
  const said = (data) => data.error?.message ?? data.message ?? "The tool gave no reason.";
  const dialects = {
    openai: {
      models: "/v1/models", listed: (data) => data.data.map((one) => one.id), headers: (key) => ({ authorization: `Bearer ${key}` }),
      path: () => "/v1/chat/completions",
      body: (turns, name) => ({ model: name, stream: true, messages: turns.map((one) => ({ role: one.mine ? "user" : "assistant", content: one.text })) }),
      piece: (data) => data.choices?.[0]?.delta?.content ?? "",
    },
    azure: {
      models: "/openai/v1/models", listed: (data) => data.data.map((one) => one.id), headers: (key) => ({ "api-key": key }),
      path: () => "/openai/v1/chat/completions",
      body: (turns, name) => dialects.openai.body(turns, name),
      piece: (data) => dialects.openai.piece(data),
    },
    anthropic: {
      models: "/v1/models", listed: (data) => data.data.map((one) => one.id), headers: (key) => ({ "x-api-key": key, "anthropic-version": "2023-06-01" }),
      path: () => "/v1/messages",
      body: (turns, name) => ({ model: name, stream: true, max_tokens: 8192, messages: turns.map((one) => ({ role: one.mine ? "user" : "assistant", content: one.text })) }),
      piece: (data) => data.delta?.text ?? "",
    },
    vertex: {
      models: "/v1/publishers/anthropic/models", listed: (data) => data.data.map((one) => one.id), headers: (key) => dialects.openai.headers(key),
      path: (name) => `/v1/publishers/anthropic/models/${encodeURIComponent(name)}:streamRawPredict`,
      body: (turns) => ({ ...dialects.anthropic.body(turns), model: undefined, anthropic_version: "vertex-2023-10-16" }),
      piece: (data) => dialects.anthropic.piece(data),
    },
    bedrock: {
      models: "/foundation-models", listed: (data) => data.modelSummaries.map((one) => one.modelId), headers: (key) => dialects.openai.headers(key),
      path: (name) => `/model/${encodeURIComponent(name)}/converse`,
      body: (turns) => ({ messages: turns.map((one) => ({ role: one.mine ? "user" : "assistant", content: [{ text: one.text }] })) }),
      piece: (data) => (data.output?.message?.content ?? []).map((part) => part.text ?? "").join(""),
      whole: true, // its streams are no server-sent events
    },
    gemini: {
      models: "/v1beta/models", listed: (data) => data.models.map((one) => one.name.replace(/^models\//, "")), headers: (key) => ({ "x-goog-api-key": key }),
      path: (name) => `/v1beta/models/${encodeURIComponent(name)}:streamGenerateContent?alt=sse`,
      body: (turns) => ({ contents: turns.map((one) => ({ role: one.mine ? "user" : "model", parts: [{ text: one.text }] })) }),
      piece: (data) => (data.candidates?.[0]?.content?.parts ?? []).map((part) => part.text ?? "").join(""),
    },
  };
  const dialect = () => dialects[tool.selectedOptions[0].dataset.dialect];

  let key = "", asking = null, turns = [], conversation = "", masked = new Map(), running = null;

  async function keyed(anew) {
    if (key && !anew) return key;
    asking ??= fetch("/chat/key", { method: "POST", headers: { "x-csrf-token": box.dataset.csrf } })
      .then(async (reply) => {
        if (!reply.ok || reply.redirected) throw new Error("Your sign-in has ended. Open this page again and sign in.");
        key = (await reply.json()).key;
        return key;
      })
      .finally(() => { asking = null; });
    return asking;
  }

  async function ask(path, options) {
    for (const anew of [false, true]) {
      const headers = { ...options.headers, ...dialect().headers(await keyed(anew)) };
      const reply = await fetch(path, { ...options, headers });
      if (reply.status !== 401 || anew) return reply;
    }
  }

  async function models() {
    const named = tool.selectedOptions[0].dataset.models.split(" ").filter(Boolean);
    let found = named;
    if (!named.length) {
      try {
        const reply = await ask(dialect().models, { headers: {} });
        found = reply.ok ? dialect().listed(await reply.json()) : [];
      } catch { found = []; }
    }
    at("models").replaceChildren(...found.slice(0, 200).map((name) => Object.assign(document.createElement("option"), { value: name })));
    model.value = found.includes(model.value) ? model.value : found[0] ?? "";
  }

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  function finder(texts) {
    const known = [...texts].filter(Boolean).sort((a, b) => b.length - a.length);
    return known.length ? new RegExp(`(?<![\\p{L}\\p{N}])(${known.map(escaped).join("|")})(?![\\p{L}\\p{N}])`, "giu") : null;
  }

  // Adds a text to an element with every known word in it marked; `to` says what stands there instead.
  function marked(text, into, find, name, to) {
    let done = 0;
    for (const found of find ? text.matchAll(find) : []) {
      into.append(text.slice(done, found.index));
      const mark = into.appendChild(document.createElement("mark"));
      mark.className = name;
      mark.textContent = to ? to(found[0]) : found[0];
      done = found.index + found[0].length;
    }
    into.append(text.slice(done));
  }

  function add(name, parent, text = "", kind = "") {
    const made = parent.appendChild(document.createElement(name));
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  function bubble(mine, who) {
    at("beginning")?.remove();
    const one = add("article", talk, "", mine ? "said mine" : "said");
    one.setAttribute("aria-label", who);
    add("p", one, who, "small soft who-said");
    return add("div", one, "", "words");
  }

  function event(reply, into) {
    const id = reply.headers.get("x-seawall-event") ?? "";
    const verdict = reply.headers.get("x-seawall-verdict") ?? "";
    if (!/^evt_\w+$/.test(id)) return;
    const meta = add("p", into, "", "small soft");
    const name = { allow: "let through", coach: "let through, with advice", mask: "masked", block: "stopped" }[verdict] ?? verdict;
    meta.append(`${name[0].toUpperCase()}${name.slice(1)}, recorded without the text. `);
    if ("events" in box.dataset) Object.assign(add("a", meta, "See the event"), { href: `/events/${id}` });
    return id;
  }

  async function told(id, mine, text) {
    const reply = await fetch(`/chat/masked/${id}`);
    if (!reply.ok || reply.redirected) return;
    // Words of earlier answers may have been masked too; only what this person wrote is theirs.
    const own = turns.filter((one) => one.mine).map((one) => one.text.toLowerCase()).join("\n");
    for (const [stand, value] of (await reply.json()).masked) if (own.includes(value.toLowerCase())) masked.set(stand, value);
    const values = new Map([...masked].map(([stand, value]) => [value.toLowerCase(), stand]));
    const find = finder(masked.values());
    mine.replaceChildren();
    marked(text, add("p", mine), find, "hid");
    if (!find || !text.match(find)) return;
    const more = add("details", mine);
    add("summary", more, "What left instead");
    const left = add("pre", more);
    left.tabIndex = 0;
    marked(text, left, find, "stand-in", (value) => values.get(value.toLowerCase()));
  }

  // One server-sent event after the other; calls `heard` with each that holds JSON.
  async function listen(reply, heard) {
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ; ) {
      const { value, done } = await reader.read();
      rest += value ?? "";
      const ends = rest.split(/\r?\n\r?\n/);
      rest = done ? "" : ends.pop();
      for (const one of ends) {
        const data = one.split(/\r?\n/).filter((row) => row.startsWith("data:")).map((row) => row.slice(5).trimStart()).join("\n");
        if (data && data !== "[DONE]") heard(JSON.parse(data));
      }
      if (done) return;
    }
  }

  function refused(message, mine, text) {
    const [, reason, policies] = /^(.*?)(?:\s*\[([\w, -]*)\])?$/s.exec(message);
    const note = add("div", talk, "", "notice block");
    note.setAttribute("role", "alert");
    add("p", note).append(Object.assign(document.createElement("strong"), { textContent: "This stayed here." }));
    add("p", note, reason);
    const ways = add("p", note, "", "small");
    const [id] = (policies ?? "").split(/,\s*/);
    if (id) {
      Object.assign(add("a", ways, `Why: ${id.replaceAll("-", " ")}`), { href: `/policies/${encodeURIComponent(id)}`, target: "_blank", rel: "noopener" });
      ways.append(" · ");
    }
    Object.assign(add("a", ways, "Ask for an exception"), { href: `/ask?tool=${encodeURIComponent(tool.value)}`, target: "_blank", rel: "noopener" });
    turns.pop();
    if (!words.value) words.value = text;
    return note;
  }

  async function answer(text) {
    turns.push({ mine: true, text });
    const mine = bubble(true, "You");
    add("p", mine, text);
    mine.scrollIntoView({ block: "nearest" });
    const name = model.value.trim();
    const reply = await ask(dialect().path(name), {
      method: "POST", signal: running.signal,
      headers: { "content-type": "application/json", "x-seawall-conversation": conversation },
      body: JSON.stringify(dialect().body(turns, name)),
    });
    if (!reply.ok) {
      const data = await reply.json().catch(() => ({}));
      const note = refused(said(data), mine, text);
      if (reply.status !== 403) note.querySelector("strong").textContent = "There is no answer.";
      event(reply, note);
      note.scrollIntoView({ block: "nearest" });
      return "The message was not answered.";
    }
    const into = bubble(false, tool.selectedOptions[0].textContent);
    const id = reply.headers.get("x-seawall-event") ?? "";
    await told(id, mine, text).catch(() => {});
    const values = finder(masked.values()), stands = finder(masked.keys());
    const leaf = (words, place) => marked(words, place, values, "restored");
    let whole = "", drawn = 0, failed = "";
    const draw = () => {
      drawn = 0;
      const low = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80;
      window.markdown(whole, into, leaf);
      if (low) talk.scrollTop = talk.scrollHeight;
    };
    try {
      const heard = (data) => {
        if (data.error) failed = said(data);
        whole += dialect().piece(data);
        drawn ||= requestAnimationFrame(draw);
      };
      await (dialect().whole ? reply.json().then(heard) : listen(reply, heard));
    } catch (error) {
      if (error.name !== "AbortError") failed = "The answer broke off.";
    }
    cancelAnimationFrame(drawn);
    draw();
    if (stands && stands.test(whole)) add("p", into, "Stand-ins left in it are kinds of data you are shown masked.", "small soft");
    if (values && whole.match(values)) add("p", into, "Underlined words are your own, put back after the answer came.", "small soft");
    if (failed) add("p", add("div", into, "", "notice problem"), failed);
    event(reply, into);
    if (running.signal.aborted) add("p", into, "Stopped by you.", "small soft");
    turns.push({ mine: false, text: whole || "(no answer)" });
    into.scrollIntoView({ block: "nearest" });
    return "The answer is complete.";
  }

  async function submit() {
    const text = words.value.trim();
    if (!text || running) return;
    running = new AbortController();
    words.value = "";
    send.disabled = true;
    stop.hidden = false;
    at("said").textContent = "Waiting for the answer.";
    try {
      if (!model.value) await models();
      at("said").textContent = await answer(text);
    } catch (error) {
      const stopped = error.name === "AbortError";
      const reason = stopped ? "You stopped it before an answer came." : error instanceof TypeError ? "The server can't be reached. Try again." : error.message;
      refused(reason, null, text).querySelector("strong").textContent = "There is no answer.";
      at("said").textContent = "The message was not answered.";
    }
    running = null;
    send.disabled = false;
    stop.hidden = true;
    words.focus();
  }

  function anew() {
    running?.abort();
    turns = [];
    masked = new Map();
    conversation = `chat-${crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].join("-")}`;
    for (const one of [...talk.children]) if (one.id !== "beginning") one.remove();
    words.focus();
  }

  at("compose").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") running?.abort(); });
  stop.addEventListener("click", () => running?.abort());
  at("anew").addEventListener("click", anew);
  tool.addEventListener("change", () => { model.value = ""; models(); });
  const known = tool.selectedOptions[0].dataset.models.split(" ").filter(Boolean);
  model.value = known[0] ?? "";
  words.addEventListener("focus", () => { if (!model.value) models(); }, { once: true });
  anew();
})();
