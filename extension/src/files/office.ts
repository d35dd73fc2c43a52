/** The text of office documents (OOXML and OpenDocument) out of their XML: paragraphs as lines, rows of cells joined by tabs. */

const utf8 = new TextDecoder();
const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function plain(xml: string): string {
  return xml.replace(/<[^>]*>/g, "").replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name] ?? whole;
    const code = name[1] === "x" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The document's text, or null when this is no office document. */
export function officeText(members: ReadonlyMap<string, Uint8Array>): string | null {
  const part = (name: string) => (members.has(name) ? utf8.decode(members.get(name)) : "");
  const named = (pattern: RegExp) => [...members.keys()].filter((name) => pattern.test(name)).sort();
  if (members.has("word/document.xml")) {
    return named(/^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/).map((name) => lines(part(name), /<\/w:p>|<w:br\/>/g, /<w:tab\/>/g)).join("\n");
  }
  if (members.has("xl/workbook.xml")) return sheets(part, named(/^xl\/worksheets\/[^/]+\.xml$/), named(/^xl\/comments\d*\.xml$/));
  const slides = named(/^ppt\/(slides|notesSlides)\/[^/]+\.xml$/);
  if (slides.length) return slides.map((name) => lines(part(name), /<\/a:p>/g)).join("\n");
  if (members.has("content.xml") && members.has("mimetype")) {
    return lines(part("content.xml"), /<\/text:(p|h)>(?!<\/table:table-cell>)|<\/table:table-row>/g, /<text:tab\/>|<\/table:table-cell>/g);
  }
  return null;
}

function lines(xml: string, ends: RegExp, tabs?: RegExp): string {
  // Line breaks of the file itself mean nothing in these formats.
  let marked = xml.replace(/[\r\n]+/g, " ").replace(ends, "\n");
  if (tabs) marked = marked.replace(tabs, "\t");
  return plain(marked);
}

function sheets(part: (name: string) => string, names: string[], comments: string[]): string {
  const shared = [...part("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map((found) => plain(found[1]!.replace(/<rPh.*?<\/rPh>/gs, "")));
  const rows: string[] = [];
  for (const name of names) {
    for (const row of part(name).matchAll(/<row[ >].*?<\/row>/gs)) {
      const cells = [...row[0].matchAll(/<c([ >][^>]*)?>(.*?)<\/c>/gs)].map(([, attributes = "", inside = ""]) => {
        const value = plain(/<v[^>]*>(.*?)<\/v>/s.exec(inside)?.[1] ?? "");
        return /t="s"/.test(attributes) ? shared[Number(value)] ?? "" : value || plain(inside);
      });
      rows.push(cells.join("\t"));
    }
  }
  return [...rows, ...comments.map((name) => lines(part(name), /<\/comment>/g))].join("\n");
}
