// A small, safe part of Markdown, made of elements and text nodes only: nothing that was said is ever read as HTML.
// Paragraphs, headings, lists, quotes, fenced code; inside a line code, bold, emphasis and https links.
(() => {
  "use strict";
  const lists = { ul: /^\s{0,3}[-*+]\s+(.*)$/, ol: /^\s{0,3}\d{1,3}[.)]\s+(.*)$/ };
  const inline = /(`+)([^`]|[^`].*?[^`])\1(?!`)|\*\*(?=\S)(.+?\S|\S)\*\*|(?<![\p{L}\p{N}*])\*(?=[^\s*])(.+?[^\s*]|[^\s*])\*(?![\p{L}\p{N}*])|\[([^\][]{1,300})\]\((https?:\/\/[^\s()]{1,1000})\)/u;
  const depth_max = 6;

  function make(name, into) {
    return into.appendChild(document.createElement(name));
  }

  function line(text, into, leaf, depth = 0) {
    for (let rest = text; rest; ) {
      const found = depth < depth_max ? inline.exec(rest) : null;
      if (!found) return leaf(rest, into);
      if (found.index) leaf(rest.slice(0, found.index), into);
      const [whole, , code, bold, soft, words, address] = found;
      if (code !== undefined) leaf(code, make("code", into));
      else if (bold !== undefined) line(bold, make("strong", into), leaf, depth + 1);
      else if (soft !== undefined) line(soft, make("em", into), leaf, depth + 1);
      else {
        const link = make("a", into);
        link.href = address;
        link.rel = "noopener noreferrer nofollow";
        link.target = "_blank";
        link.title = address;
        line(words, link, leaf, depth + 1);
      }
      rest = rest.slice(found.index + whole.length);
    }
  }

  function lines(rows, into, leaf) {
    rows.forEach((row, at) => {
      if (at) make("br", into);
      line(row, into, leaf);
    });
  }

  // Puts a text into an element. `leaf(text, element)` adds plain text, so that a page can mark words in it.
  function render(text, into, leaf = (words, place) => place.append(words)) {
    into.replaceChildren();
    const rows = text.replace(/\r\n?/g, "\n").split("\n");
    for (let at = 0; at < rows.length; ) {
      const row = rows[at];
      const fence = /^\s{0,3}(```+|~~~+)\s*([\w+-]{0,30})/.exec(row);
      const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(row);
      const kind = Object.keys(lists).find((name) => lists[name].test(row));
      if (!row.trim()) at += 1;
      else if (fence) {
        const code = [];
        for (at += 1; at < rows.length && !rows[at].trimStart().startsWith(fence[1]); at += 1) code.push(rows[at]);
        at += 1;
        const box = make("pre", into);
        box.tabIndex = 0;
        leaf(code.join("\n"), make("code", box));
      } else if (heading) {
        // Not h1 to h6: what a model says is no part of this page's outline.
        line(heading[2], make("strong", make("p", into)), leaf);
        at += 1;
      } else if (kind) {
        const list = make(kind, into);
        for (; at < rows.length && lists[kind].test(rows[at]); at += 1) line(lists[kind].exec(rows[at])[1], make("li", list), leaf);
      } else if (/^\s{0,3}>/.test(row)) {
        const quoted = [];
        for (; at < rows.length && /^\s{0,3}>/.test(rows[at]); at += 1) quoted.push(rows[at].replace(/^\s{0,3}>\s?/, ""));
        lines(quoted, make("blockquote", into), leaf);
      } else {
        const words = [];
        for (; at < rows.length && rows[at].trim() && !/^\s{0,3}(```|~~~|#{1,6}\s|>)/.test(rows[at]) && (!words.length || !Object.values(lists).some((one) => one.test(rows[at]))); at += 1) words.push(rows[at]);
        lines(words, make("p", into), leaf);
      }
    }
  }
  window.markdown = render;
})();
