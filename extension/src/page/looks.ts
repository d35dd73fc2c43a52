/** What can be told of an address, and of a whole request, without asking anybody: most carry nothing, and need no question. */
import type { Asked } from "./ask";

/** Something long enough to be somebody's: an address, a number, words, or what is encoded twice. A file's long name and a version are nobody's. */
const something = /@|%40|%25(?:20|40)|(?:[0-9](?:%20|%2D|[-+._ ])?){9}|[\w.]{2,}(?:%20|[+ ])[^&]{4,}/i;
/** In a query also what is built as keys are: a short word, a sign, a long one. */
const key = /[=&?][A-Za-z]{2,}[_-][\w-]{16,}|[=&?]A[KSI][IA][A-Za-z0-9]{13,}/;
/** What is written in base64 has both cases in one run: hashes, ids of programs and most names have one, or are shorter. */
const encoded = /(?<![A-Za-z0-9])(?=[A-Z0-9]*[a-z])(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{20}/;

/** Whether an address is worth a question: it has a query or a path in which something may stand. */
export function mayCarry(address: string): boolean {
  if (address.length < 12 || /^(?:data|blob|about|javascript):/i.test(address)) return false;
  const query = address.indexOf("?");
  if (query < 0) {
    const path = address.replace(/^\w+:\/\/[^/]*/, "");
    return something.test(path) || encoded.test(path);
  }
  const asked = address.slice(query);
  return something.test(asked) || key.test(asked) || encoded.test(asked);
}

/** Where nobody can be asked in time: whether an address holds an e-mail address or a number as long as a card's. */
export const carries = (address: string): boolean => /(?:%40|@)[\w-]+\.[a-z]|(?:[0-9](?:%20|%2D|[-+ ])?){13}/i.test(address.slice(address.indexOf("?") + 1));

/** A path that may hold more than names: long, or with an address or a number in it. */
export const telling = /^.{25,}|@|%40|(?:[0-9](?:%20|[-+._ ])?){9}/;

/** A name of a field or a member that may be somebody's own: an address, a number, words. Names that programs give are none of these. */
export const tellingName = /@|\S\s+\S+\s+\S|^\+?[0-9][0-9 ()./-]{8,}$/;

/** Whether an address has anything at all in which something may stand, where asking costs no more than a moment. */
export function says(address: string): boolean {
  const [, path = "", query = ""] = /^\w+:\/\/[^/?#]*([^?#]*)(\?[^#]+)?/.exec(address) ?? [];
  return query !== "" || telling.test(path) || /^\w+:\/\/[^/?#]*@/.test(address);
}

/** Headers that browsers and tracing write, and those that only name a kind. */
export const plainHeader = /^(?:accept|cache-control|content|date|dnt|if|origin|pragma|priority|range|referer|sec|sentry|te|trace|user-agent|via|x-(?:datadog|requested|stainless))(?:-|$)|^(?:tracestate|traceparent|baggage)$/;
const headerCharsMin = 9;
/** Somebody's address, or a number in groups as cards and accounts are written: no kind, no digest and no token has these. */
export const tellingHeader = /[\w.+-](?:@|%40)[\w-]+\.[a-z]|(?<![0-9])[0-9]{4}(?:(?: |%20|-)[0-9]{4}){2,3}|[A-Z]{2}[0-9]{2}(?:(?: |%20)[A-Z0-9]{4}){3}/i;
/** A header's name with a number in it that is longer than a version. */
export const tellingHeaderName = /[0-9](?:[-_.]?[0-9]){8}/;
const credentials = /^(?:authorization|cookie|proxy-)/i;
const tokens = /token|csrf|xsrf|secret|^x-.*key/i;

/** Whether a header that the page set is looked at: of what lets it in nothing is, of its tokens what no token has. */
export const isLookedAt = (name: string, value: string): boolean => !credentials.test(name) && (!tokens.test(name) || tellingHeader.test(value));

/** No method that anybody knows is longer. */
export const methodCharsMax = 16;

/** Whether there is anything in a request to look at: in its body, its addresses or the headers that the page itself set. */
export const holdsText = ({ pieces, unread, url, method, also = [], headers = {} }: Asked, inAddress: (address: string) => boolean): boolean =>
  unread !== "" ||
  method.length > methodCharsMax ||
  pieces.some(({ name, text }) => text !== "" || tellingName.test(name)) ||
  [url, ...also].some(inAddress) ||
  Object.entries(headers).some(([name, value]) => tellingHeaderName.test(name) || (plainHeader.test(name) ? tellingHeader.test(value) : value.length >= headerCharsMin));
