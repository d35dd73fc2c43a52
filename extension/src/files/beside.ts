/** A copied text in two forms. */

const unread = /^(?:class|style|id|src|srcset|width|height|lang|dir|face|color|size|rel|target|colspan|rowspan)$/;
export const htmlCharsMax = 4_000_000;

/** What its HTML says that its plain form does not: hidden texts, and what stands in attributes (a whole cell's value, a link). */
export function saidBeside(html: Document, plain: string): string {
  const said = new Set<string>();
  for (const element of html.body.querySelectorAll("*")) {
    if (/^(?:style|script|meta|link)$/i.test(element.localName)) continue;
    for (const { name, value } of element.attributes) if (value.length > 4 && !unread.test(name)) said.add(decoded(value));
    for (const { nodeType, nodeValue } of element.childNodes) if (nodeType === Node.TEXT_NODE && nodeValue!.length > 4) said.add(nodeValue!);
  }
  const one = (text: string) => text.replace(/\s+/g, " ").trim();
  const shown = one(plain);
  return [...said].map(one).filter((text) => text && !shown.includes(text)).join("\n");
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
