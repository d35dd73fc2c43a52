/** Keys that look real and open nothing. Mirrors src/seawall/detect/invented.py. */
import * as data from "../gen/invented";

/** Whether a vendor printed this very key in its own samples. */
export function published(value: string): boolean {
  if (value.length > 200) return false;
  let state = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(value)) state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
  return data._published.has(state.toString(16).padStart(16, "0"));
}

/** Whether somebody made a real key harmless by writing over its beginning or end. */
export function writtenOver(body: string): boolean {
  let part = "";
  for (const piece of body.split(/[-_.:]/)) if (piece.length > part.length) part = piece;
  const backwards = [...part].reverse().join("");
  if (run(part, 1) < data.run_min && run(backwards, -1) < data.run_min) return false;
  return inRuns(part) * 2 < part.length;
}

function run(text: string, step: number): number {
  let size = 1;
  while (size < Math.min(text.length, 40) && text.charCodeAt(size) - text.charCodeAt(size - 1) === step) size++;
  return size;
}

function inRuns(text: string): number {
  let total = 0;
  let size = 1;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && text.charCodeAt(i) - text.charCodeAt(i - 1) === 1) size++;
    else {
      if (size >= 4) total += size;
      size = 1;
    }
  }
  return total;
}

/** Whether the check sum of BIP 173 is right, as it is in every age key. */
export function bech32Holds(value: string): boolean {
  const lower = value.toLowerCase();
  const one = lower.lastIndexOf("1");
  if (value.length > 200 || one < 1 || !/^[!-~]*$/.test(value)) return false;
  const human = [...lower.slice(0, one)].map((c) => c.charCodeAt(0));
  const body = [...lower.slice(one + 1)].map((c) => data._letters.indexOf(c));
  if (body.includes(-1)) return false;
  let check = 1;
  for (const digit of [...human.map((c) => c >> 5), 0, ...human.map((c) => c & 31), ...body]) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ digit;
    data._generator.forEach((part, place) => {
      if ((top >>> place) & 1) check ^= part;
    });
  }
  return check === 1;
}
