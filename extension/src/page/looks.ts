/** What can be told of an address without asking anybody: most carry nothing, and need no question. */

/** Something long enough to be somebody's: an address, a number, a key, words. */
const something = /@|%40|(?:[0-9](?:%20|%2D|[-+._ ])?){8}|[\w.~-]{20,}|[\w.]{2,}(?:%20|[+ ])[^&]{4,}/i;

/** Whether an address is worth a question: it has a query or a path in which something may stand. */
export function mayCarry(address: string): boolean {
  if (address.length < 12 || /^(?:data|blob|about|javascript):/i.test(address)) return false;
  const query = address.indexOf("?");
  return something.test(query < 0 ? address.replace(/^\w+:\/\/[^/]*/, "") : address.slice(query));
}

/** Where nobody can be asked in time: whether an address holds an e-mail address or a number as long as a card's. */
export const carries = (address: string): boolean => /(?:%40|@)[\w-]+\.[a-z]|(?:[0-9](?:%20|%2D|[-+ ])?){13}/i.test(address.slice(address.indexOf("?") + 1));
