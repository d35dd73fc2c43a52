/** Addresses in markup that the browser asks for by itself, which a link's own is not: a person has to press that. */

/** An instruction to those who read XML may name a style sheet. */
const tag = /<\??([a-z][^\s/><]*)/gi;
/** An attribute, with what stands before it: its name, and its value between marks of one kind, of the other or none. */
const attribute = /[\s/]*(=[^\s/>=<]*|[^\s/>=<]+)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s>"'][^\s>]*)|(?=>)))?/y;
/** Without one of these there is nothing to look for. */
const worth = /&|(?:src|srcset|csp|poster|data|ping|background|content|href|to|from|by|values)\s*=/i;
const addressed = /^(?:src|srcset|imagesrcset|poster|data|ping|background|content|attributionsrc|csp|(?:xlink:)?href|to|from|by|values)$/i;
/** What holds a style, or a document: written in entities it is seen by nobody who looks at the markup as it stands. */
const holding = /^(?:style|srcdoc|mask|filter|fill|stroke|clip-path|marker(?:-start|-mid|-end)?|cursor)$/i;
const entities: Record<string, string> = {
  ...{ amp: "&", commat: "@", period: ".", plus: "+", num: "#", equals: "=", quest: "?", sol: "/", lowbar: "_", hyphen: "-", nbsp: " ", lpar: "(", rpar: ")" },
  ...{ lt: "<", gt: ">", quot: '"', apos: "'", colon: ":", semi: ";", comma: ",", bsol: "\\", percnt: "%", tab: "\t", newline: "\n" },
};
const entity = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));?/gi;

const read = (value: string): string =>
  value.includes("&")
    ? value.replace(entity, (found, hex?: string, code?: string, name?: string) => (name ? (entities[name.toLowerCase()] ?? found) : String.fromCharCode(hex ? parseInt(hex, 16) : Number(code))))
    : value;
const quoted = (value: string): string => `"${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;

/** The markup without the addresses that may not go; `held` is given what a style or a document of its own holds, and gives back what may stand. */
export function withoutSources(markup: string, goes: (address: string) => boolean, held: (name: string, text: string) => string = (_, text) => text): string {
  if (!worth.test(markup)) return markup;
  let made = "";
  let done = 0;
  const put = (start: number, end: number, text: string) => {
    if (start < done) return; // inside a value that has gone
    made += markup.slice(done, start) + text;
    done = end;
  };
  tag.lastIndex = 0;
  // Tags inside values and scripts are looked at too: where markup really ends, only a whole parser knows.
  for (let begun = tag.exec(markup); begun !== null; begun = tag.exec(markup)) {
    const link = /^a(?:rea)?$/i.test(begun[1]!);
    let next = (attribute.lastIndex = tag.lastIndex);
    for (let one = attribute.exec(markup); one !== null && one[0] !== ""; one = attribute.exec(markup)) {
      const [, name = "", double, single, bare] = one;
      const value = double ?? single ?? bare;
      if (!value) continue;
      const end = attribute.lastIndex;
      if (bare?.includes("<")) next = end;
      const marks = bare !== undefined ? 0 : markup[end - 1] === (double !== undefined ? '"' : "'") ? 2 : 1;
      const start = end - value.length - marks;
      if (addressed.test(name)) {
        if (!(link && name.toLowerCase() === "href") && !goes(read(value))) put(start, end, '""');
      } else if (value.includes("&") && holding.test(name)) {
        const text = read(value);
        const kept = held(name.toLowerCase(), text);
        if (kept !== text) put(start, end, quoted(kept));
      }
    }
    tag.lastIndex = next;
  }
  return made + markup.slice(done);
}
