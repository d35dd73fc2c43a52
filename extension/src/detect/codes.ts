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
