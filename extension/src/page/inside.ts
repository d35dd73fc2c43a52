/** Addresses in what is an address itself: pages, drawings, scripts, sheets and lists of pieces of a film that a page makes of a `data:` or a `blob:` address. */
import { blobText } from "./worker_source";

type Whole = Window & typeof globalThis;

const listed = "#EXTM3U";
/** A browser that plays such a list knows it by its first line, whatever it is called. */
const listedAddress = /^data:[^,]*?(?:;base64,\s*I0VYVE0zV|,(?:#|%23)(?:E|%45)(?:X|%58)(?:T|%54)(?:M|%4d)(?:3|%33)(?:U|%55))/i;

/** What is written in an address that is itself a page, a drawing or a script: nothing of ours is there before it asks for its pictures. */
export function documentIn(address: string): string[] {
  const given = address.trimStart();
  if (!/^(?:javascript|data):/i.test(given)) return [];
  const [whole = "", kind = ""] = (listedAddress.test(given) ? /^data:[^,]*?(;base64)?,/i : /^(?:javascript:|data:(?:text|image\/svg|application\/(?:xhtml|javascript))[^,]*?(;base64)?,)/i).exec(given) ?? [];
  if (!whole) return [];
  try {
    const rest = decodeURIComponent(given.slice(whole.length));
    return [asked(kind ? atob(rest) : rest), ...(/^d/i.test(whole) ? [] : [given.slice(whole.length)])]; // code may hold a whole address
  } catch {
    return [address]; // with a sign that is none: taken as it stands
  }
}

/** The same of a blob that may be one. */
export function documentOf(owner: Whole, address: string, blobs: ReadonlyMap<string, Blob>): string[] {
  const blob = address.startsWith("blob:") ? blobs.get(address.replace(/#.*/, "")) : undefined;
  if (!blob) return [];
  const read = /^$|html|xml|css|javascript|mpegurl/.test(blob.type) || (!/^(?:image|font)\//.test(blob.type) && blobText(owner, blob.slice(0, listed.length)) === listed);
  const text = read ? blobText(owner, blob) : null;
  return text === null ? [] : [asked(text)];
}

/** A list's addresses as a style would name them; anything else as it is. */
function asked(text: string): string {
  if (!text.startsWith(listed)) return text;
  const lines = text.split(/[\r\n]+/).flatMap((line) => (line.startsWith("#") ? [...line.matchAll(/="([^"]*)"/g)].map(([, value = ""]) => value) : line ? [line.trim()] : []));
  return lines.map((line) => `url("${line.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}")`).join("\n");
}
