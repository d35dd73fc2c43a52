/** A text as bytes, made once for all that goes over the whole of it: its ASCII characters, and one number for every other. */

export const beyond = 128;

const encoder = new TextEncoder();

/** Three zeros follow the last, so that who looks at some at once need not look for the end. */
export function codesOf(text: string): Uint8Array {
  const size = text.length;
  const codes = new Uint8Array(size + 3);
  // The browser's own encoder is many times quicker; where it wrote as many as there are characters, all of them are ASCII.
  const { read, written } = encoder.encodeInto(text, codes.subarray(0, size));
  if (read === size && written === size) return codes;
  for (let place = 0; place < size; place++) {
    const code = text.charCodeAt(place);
    codes[place] = code < beyond ? code : beyond;
  }
  return codes;
}

/** A capital as the small letter, everything else as itself. */
export const small = Uint8Array.from({ length: 256 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code));

/** A character of Latin-1 as words are written, small. */
export const latin = Uint8Array.from({ length: 256 }, (_, code) => {
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 && lower.charCodeAt(0) < 256 ? lower.charCodeAt(0) : code;
});

/** The characters of Latin-1 in a row, those of ASCII first, capitals as small letters; what is not printed, but blanks, is 0. */
export const ranks = new Uint8Array(256);
let rank = 0;
for (let code = 9; code < 256; code++) {
  if (code === beyond) rank++; // see below
  if (code === latin[code] && (code < 14 || (code > 31 && code < 127) || code > 159)) ranks[code] = ++rank;
}
for (let code = 32; code < 256; code++) ranks[code] = ranks[latin[code]!]!;
/** In a sign the number for every other character is any of them. */
ranks[beyond] = ranks[126]! + 1;
/** How many ranks there are, with 0; and what has none in a sign or word, and so is met nowhere. */
export const [ranksOfAscii, ranksOfAll, unranked] = [ranks[126]! + 2, rank + 1, 255];
