// Stand-ins of AI sites: real editors, each with a way of sending of its own. They know no AI.
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const text = { prosemirror, tiptap, lexical, quill, slate, codemirror, textarea, contenteditable };
const ways = {
  prosemirror: (q) => fetch("/send", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ messages: [{ content: { parts: [q] } }] }) }),
  tiptap: (q) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", "/send");
    xhr.send(JSON.stringify({ query: q }));
  },
  lexical: (q) => fetch("/send", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" }, body: `f.req=${encodeURIComponent(JSON.stringify([null, JSON.stringify([[q, 0], ["en"]])]))}&at=x` }),
  quill: (q) => {
    const socket = new WebSocket(`wss://${location.host}/socket`);
    socket.onopen = () => socket.send(JSON.stringify({ event: "prompt", q }));
  },
  slate: (q) => {
    navigator.sendBeacon("/count", JSON.stringify({ draft: q }));
    return fetch(new Request("/send", { method: "POST", body: q }));
  },
  codemirror: (q) => {
    const form = new FormData();
    form.append("prompt", q);
    form.append("file", new File([q], "prompt.txt", { type: "text/plain" }));
    return fetch("/send", { method: "POST", body: form });
  },
  textarea: (q) => {
    const code = `onmessage = ({ data }) => fetch("${location.origin}/send", { method: "POST", body: data })`;
    new Worker(URL.createObjectURL(new Blob([code]))).postMessage(q);
  },
  contenteditable: (q) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    return frame.contentWindow.fetch(`${location.origin}/send`, { method: "POST", body: q });
  },
};

const name = location.pathname.split("/").pop();
const place = document.querySelector("#editor");
Promise.resolve(text[name](place)).then(({ read, root }) => {
  window.read = read;
  window.sends = 0;
  const send = () => {
    window.sends++;
    void ways[name](read());
  };
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  }, true);
  document.querySelector("#send").addEventListener("click", send);
  document.body.dataset.ready = name;
});

async function prosemirror(place) {
  const [{ EditorState }, { EditorView }, { schema }, { keymap }, { baseKeymap }] = await Promise.all([
    import("prosemirror-state"), import("prosemirror-view"), import("prosemirror-schema-basic"), import("prosemirror-keymap"), import("prosemirror-commands"),
  ]);
  const view = new EditorView(place, { state: EditorState.create({ schema, plugins: [keymap(baseKeymap)] }) });
  return { read: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n"), root: place };
}

async function tiptap(place) {
  const [{ Editor }, { default: StarterKit }] = await Promise.all([import("@tiptap/core"), import("@tiptap/starter-kit")]);
  const editor = new Editor({ element: place, extensions: [StarterKit] });
  return { read: () => editor.getText(), root: place };
}

async function lexical(place) {
  const [{ createEditor, $getRoot }, { registerPlainText }] = await Promise.all([import("lexical"), import("@lexical/plain-text")]);
  place.contentEditable = "true";
  const editor = createEditor({ namespace: "stand-in", onError: (error) => { throw error; } });
  editor.setRootElement(place);
  registerPlainText(editor);
  return { read: () => editor.getEditorState().read(() => $getRoot().getTextContent()), root: place };
}

async function quill(place) {
  const { default: Quill } = await import("quill");
  const editor = new Quill(place, { modules: { toolbar: false } });
  return { read: () => editor.getText().trimEnd(), root: place };
}

async function slate(place) {
  const [{ createEditor, Node }, { Slate, Editable, withReact }] = await Promise.all([import("slate"), import("slate-react")]);
  const editor = withReact(createEditor());
  const initialValue = [{ type: "paragraph", children: [{ text: "" }] }];
  createRoot(place).render(createElement(Slate, { editor, initialValue }, createElement(Editable, {})));
  while (!place.querySelector("[contenteditable=true]")) await new Promise(requestAnimationFrame);
  return { read: () => editor.children.map((node) => Node.string(node)).join("\n"), root: place };
}

async function codemirror(place) {
  const { EditorView } = await import("@codemirror/view");
  const view = new EditorView({ parent: place });
  return { read: () => view.state.doc.toString(), root: place };
}

function textarea(place) {
  const box = document.createElement("textarea");
  place.append(box);
  return { read: () => box.value, root: place };
}

/** In an open shadow root, as sites built of web components have it. */
function contenteditable(place) {
  const root = place.attachShadow({ mode: "open" });
  const box = document.createElement("div");
  box.contentEditable = "true";
  box.style.minHeight = "2em";
  root.append(box);
  return { read: () => box.innerText, root: box };
}
