/** ZIP archives (APPNOTE 6.3): the members that may hold text, bounded in number and size. Names come from the central directory. */

export const membersMax = 500;
export const expandedBytesMax = 64 * 1024 * 1024;

export interface Unzipped {
  members: Map<string, Uint8Array>;
  /** False when something was left out: too many, too large, encrypted, or packed in a way that is not known. */
  complete: boolean;
}

type Inflate = (data: Uint8Array, room: number) => Promise<Uint8Array | null>;
const media = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|webp|mp[34]|wav|ttf|otf|woff2?)$/i;

export async function unzip(bytes: Uint8Array, inflate: Inflate): Promise<Unzipped> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members = new Map<string, Uint8Array>();
  const directory = endOf(view);
  if (!directory) return { members, complete: false };
  let { at } = directory;
  let complete = directory.count <= membersMax;
  let room = expandedBytesMax;
  for (let index = 0; index < Math.min(directory.count, membersMax); index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return { members, complete: false };
    const [flags, method, size] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
    const [nameSize, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameSize));
    at += 46 + nameSize + extra + comment;
    if (name.endsWith("/")) continue;
    if (local + 30 > bytes.length || flags & 1 || (method !== 0 && method !== 8)) {
      complete = false;
      continue;
    }
    if (media.test(name)) continue; // a picture in a document is not read, as a picture by itself is not
    const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const raw = bytes.subarray(begin, begin + size);
    const data = method === 0 ? raw : await inflate(raw, room);
    if (data === null || data.length > room) {
      complete = false;
      continue;
    }
    room -= data.length;
    members.set(name, data);
  }
  return { members, complete };
}

/** The end record stands at the end, behind a comment of at most 64 KB. */
function endOf(view: DataView): { at: number; count: number } | null {
  for (let place = view.byteLength - 22; place >= Math.max(0, view.byteLength - 65_558); place--) {
    if (view.getUint32(place, true) === 0x06054b50) return { at: view.getUint32(place + 16, true), count: view.getUint16(place + 10, true) };
  }
  return null;
}
