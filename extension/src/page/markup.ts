/** Addresses in markup that the browser asks for by itself, which a link's own is not: a person has to press that. */

const names = "src|srcset|imagesrcset|poster|data|ping|background|content|attributionsrc|href|to|from|by|values";
/** What stands in a tag before such an attribute: others with their values, in which a `>` ends nothing. */
const before = `(?:[^<>"'=]|=(?:\\s*"[^"]*"|\\s*'[^']*')?|(?<!=\\s*)["'])*?`;
const inMarkup = new RegExp(`(<(?!a[\\s/]|area)[a-z]${before}(?<=[\\s/"'])(?:${names})\\s*=\\s*)("[^"]*"|'[^']*'|[^\\s"'>]+)`, "gi");
const entities: Record<string, string> = { amp: "&", commat: "@", period: ".", plus: "+", num: "#", equals: "=", quest: "?", sol: "/", lowbar: "_", hyphen: "-", nbsp: " " };
const entity = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{3,8}));?/gi;

const read = (value: string): string =>
  value.includes("&")
    ? value.replace(entity, (found, hex?: string, code?: string, name?: string) => (name ? (entities[name.toLowerCase()] ?? found) : String.fromCharCode(hex ? parseInt(hex, 16) : Number(code))))
    : value;

/** The markup without the addresses that may not go. */
export const withoutSources = (markup: string, goes: (address: string) => boolean): string =>
  markup.replace(inMarkup, (found, head: string, value: string) => (goes(read(value.replace(/^["']|["']$/g, ""))) ? found : `${head}""`));
