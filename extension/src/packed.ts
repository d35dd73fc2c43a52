/**
 * How tables are written in a comment: as ASCII without a line's end, in which a repeated piece is said once.
 *
 * - A sign from a blank on stands for itself. After the sign 127 one stands for a byte 0x60 above it (which is all of UTF-8 for letters of two
 *   bytes, and what follows the first byte of three), and 16 to 31 for 0xe0 to 0xef, until the next 127.
 * - 16 to 31 elsewhere: a piece of 4 to 19 bytes that stood not long before; how far, the next two signs say.
 * - 2 to 9: a piece of 5 to 12 bytes, and 1 one as long as the next sign says, from anywhere before; the three signs that follow say where.
 * - 14: a table's end, a byte 10.
 */
const [long, far, end, near, blank, toggle, base] = [1, 2, 14, 16, 32, 127, 96];
const [nearShortest, farShortest] = [4, 5];
export const signs = { near, far, long, end, blank, toggle, base };
/** The shortest piece of each form, in bytes. */
export const shortest = { near: nearShortest, far: farShortest, long: farShortest };

/** `text` says first how many bytes it stands for. */
export function unpacked(text: string): Uint8Array<ArrayBuffer> {
  const from = text.indexOf(" ") + 1;
  const codes = new TextEncoder().encode(text); // as bytes: this is read before the browser has made anything of it quick
  const out = new Uint8Array(Number(text.slice(0, from)));
  let size = 0;
  let high = 0;
  for (let at = from; at < codes.length; ) {
    const sign = codes[at++]!;
    if (sign >= blank) {
      if (sign === toggle) high ^= 0x60;
      else out[size++] = sign + high;
    } else if (sign === end) out[size++] = 10;
    else if (high !== 0 && sign >= near) out[size++] = sign + 0xd0;
    else {
      let length = sign - near + nearShortest;
      let back = 1;
      if (sign >= near) {
        back += (codes[at]! - blank) * base + codes[at + 1]! - blank;
        at += 2;
      } else {
        length = sign === long ? codes[at++]! - blank + farShortest : sign - far + farShortest;
        back += ((codes[at]! - blank) * base + codes[at + 1]! - blank) * base + codes[at + 2]! - blank;
        at += 3;
      }
      if (length <= back) out.copyWithin(size, size - back, size - back + length);
      else for (let n = size; n < size + length; n++) out[n] = out[n - back]!;
      size += length;
    }
  }
  return out;
}
