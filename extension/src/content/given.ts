/** What a paste or a drop carries: its text, its files, the files of its folders. */
import { htmlCharsMax, saidBeside } from "../files/beside";

const filesMax = 500;

type Firefoxs<T> = T & { wrappedJSObject?: T };
/** In Firefox a page reads only what its own side put into a transfer. */
const own = <T extends object>(one: T): T => (one as Firefoxs<T>).wrappedJSObject ?? one;

export function carrying(files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) own(data).items.add(own(file));
  return data;
}

export const saying = (data: DataTransfer, text: string): void => own(data).setData("text/plain", text);

/** Firefox makes a paste by script an empty one: what it carries is put on it as the page sees it. */
export function giving(event: Event, data: DataTransfer): void {
  const seen = own(event);
  if (seen !== event && event instanceof ClipboardEvent) Object.defineProperty(seen, "clipboardData", { value: own(data), enumerable: true });
}

/** A paste by script that carries this, as the page sees it. */
export function pasting(data: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent("paste", { bubbles: true, composed: true, cancelable: true, clipboardData: data });
  giving(event, data);
  return event;
}

/** The plain form; where only HTML or an address was given, its text. */
export function plainText(data: DataTransfer): string {
  const text = data.getData("text/plain") || data.getData("text/uri-list");
  if (text) return text;
  const html = data.getData("text/html");
  return html ? (new DOMParser().parseFromString(html, "text/html").body.textContent ?? "") : "";
}

/** What its HTML form says besides. */
export function beside(data: DataTransfer, plain: string): string {
  const html = data.getData("text/html");
  return html && html.length <= htmlCharsMax ? saidBeside(new DOMParser().parseFromString(html, "text/html"), plain) : "";
}

/** Every file in some folders, however deep. More than can be read in a moment is refused whole. */
export async function walked(folders: readonly FileSystemDirectoryEntry[]): Promise<File[]> {
  const files: File[] = [];
  const waiting: FileSystemEntry[] = [...folders];
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    if (files.length > filesMax) throw new Error("too many files");
    if (entry.isFile) files.push(await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed)));
    else waiting.push(...(await inside((entry as FileSystemDirectoryEntry).createReader())));
  }
  return files;
}

/** A reader gives a folder's entries by the hundred, and none when there are no more. */
async function inside(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return all;
    all.push(...some);
  }
}
