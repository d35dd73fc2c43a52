/**
 * How tables are written in a comment: as ASCII without a line's end, in which a repeated piece is said once.
 *
 * - A sign from a blank on stands for itself. After the sign 127 one stands for a byte 0x60 above it (which is all of UTF-8 for letters of two
 *   bytes, and what follows the first byte of three), and 16 to 31 for 0xe0 to 0xef, until the next 127.
 * - 16 to 31 elsewhere: a piece of 4 to 19 bytes that stood not long before; how far, the next two signs say.
 * - 2 to 9: a piece of 5 to 12 bytes, and 1 one as long as the next sign says, from anywhere before; the three signs that follow say where.
 * - 14: a table's end, a byte 10.
 */
export const signs = { near: 16, far: 2, long: 1, end: 14, blank: 32, toggle: 127, base: 96 };
/** The shortest piece of each form, in bytes. */
export const shortest = { near: 4, far: 5, long: 5 };

export function unpacked(text: string): Uint8Array<ArrayBuffer> {
  const { near, far, long, end, blank, toggle, base } = signs;
  let out = new Uint8Array(text.length * 3);
  let size = 0;
  let high = false;
  for (let at = 0; at < text.length; ) {
    const sign = text.charCodeAt(at++);
    if (size + 256 > out.length) out = grown(out);
    if (sign === toggle) high = !high;
    else if (sign >= blank) out[size++] = high ? sign + 0x60 : sign;
    else if (sign === end) out[size++] = 10;
    else if (high && sign >= near) out[size++] = sign + 0xd0;
    else {
      const length = sign >= near ? sign - near + shortest.near : sign === long ? text.charCodeAt(at++) - blank + shortest.long : sign - far + shortest.far;
      let back = 0;
      for (let digits = sign >= near ? 2 : 3; digits > 0; digits--) back = back * base + text.charCodeAt(at++) - blank;
      back++;
      for (const last = size + length; size < last; size++) out[size] = out[size - back]!;
    }
  }
  return out.subarray(0, size);
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(bytes.length * 2);
  more.set(bytes);
  return more;
}
