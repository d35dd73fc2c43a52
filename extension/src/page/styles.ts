/** Addresses in the text of a style, a style attribute or a property: each becomes a request once the browser draws. */

/** What the text's end cuts off counts as closed, as it does in a style. */
export const inStyle = /url\(\s*(?:"((?:[^"\\]|\\[^])*)(?:"|$)|'((?:[^'\\]|\\[^])*)(?:'|$)|([^"')]*))\s*(?:\)|$)/gi;
/** Without one of these no style names an address. */
export const naming = /url\(|@import|image-set\(|--[\w-]+\s*:\s*["']/i;
/** A style sheet's imports, and pictures by their sizes, name an address without `url()` too, also by a property of the page's own. */
const quoting = /@import|image-set\(|--[\w-]+\s*:\s*["']/i;
const quoted = /"((?:[^"\\]|\\[^])*)(?:"|$)|'((?:[^'\\]|\\[^])*)(?:'|$)/gi;

/** As it is written between marks of one kind, of the other or none. */
export const addressOf = ([double, single, bare]: (string | undefined)[]): string => unescaped(double ?? single ?? bare ?? "");
const unescaped = (text: string): string =>
  text.includes("\\") ? text.replace(/\\(?:([0-9a-f]{1,6})\s?|\r?\n|([^]))/gi, (_, code?: string, one = "") => (code ? String.fromCharCode(parseInt(code, 16)) : one)) : text;

/** The text without the addresses that may not go; the same where there are none. */
export function withoutAddresses(text: unknown, goes: (address: string) => boolean): unknown {
  const given = String(text);
  const kept = naming.test(given) ? withoutPlain(given, goes) : given;
  const bare = unescaped(kept); // `u\72 l(` is one too, also beside others
  const whole = bare !== kept && naming.test(bare) ? withoutPlain(bare, goes) : bare;
  return whole !== bare ? whole : kept === given ? text : kept;
}

function withoutPlain(given: string, goes: (address: string) => boolean): string {
  const kept = given.replace(inStyle, (found, ...address: string[]) => (goes(addressOf(address)) ? found : "url()"));
  return quoting.test(kept) ? kept.replace(quoted, (found, ...address: string[]) => (goes(addressOf(address)) ? found : '""')) : kept;
}
