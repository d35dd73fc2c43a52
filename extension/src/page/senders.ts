/** The other ways out of a window: beacons, forms sent by script, new windows, and what the page puts on the clipboard. */
import { going, type Gate, type Settled } from "./ask";
import { htmlCharsMax, saidBeside } from "../files/beside";
import { bodyLater, bodyNow, type Body } from "./bodies";
import { guardMethod, type Apply } from "./wrap";

type Whole = Window & typeof globalThis;

/** `opened` is told of each new window; `goes` says whether a page of the page's own making may be one. */
export function guardSenders(owner: Whole, gate: Gate, base: () => string, opened: (made: unknown) => void, goes: (address: string) => boolean): void {
  guardForms(owner, gate, base);
  guardClipboard(owner, gate, base);
  guardMethod(owner, "open", opening(gate, base, opened, goes));
}

/** No name of a window is longer. */
const nameCharsMin = 12;

/** A window that is opened: where to, what it is called, which it knows itself, and an address that may stand among its features. */
export function opening(gate: Gate, base: () => string, opened: (made: unknown) => void, goes: (address: string) => boolean): Apply {
  return (open, self, given) => {
    const args = given.map((one, place) => (place < 3 && one !== undefined && one !== null ? String(one) : one)); // each says one thing
    const real = () => {
      const made = open(self, args);
      opened(made);
      return made;
    };
    const beside = args.slice(1, 3).flatMap((one) => (typeof one === "string" && one.length >= nameCharsMin ? [{ name: "", text: readable(one), type: "", fixed: true }] : []));
    let url = base();
    if (args[0] !== undefined && args[0] !== "") {
      try {
        url = new URL(String(args[0]), base()).href;
      } catch {
        return real();
      }
      if (url.startsWith("blob:") && !goes(url)) return null;
    } else if (!beside.length) return real();
    const told = gate.now({ ...going(url), pieces: beside });
    return told?.verdict === "pass" ? real() : null;
  };
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the page puts on the clipboard, and what it takes from there by itself: a paste that no event tells of. */
function guardClipboard(owner: Whole, gate: Gate, base: () => string): void {
  const { prototype } = owner.Clipboard ?? { prototype: undefined };
  const taken = async (text: string): Promise<string> => {
    if (!text) return text;
    const pieces = [{ name: "", text, type: "text/plain", fixed: false }];
    const told = await gate.later({ kind: "send", url: base(), method: "PASTE", via: "clipboard", pieces, unread: "", waits: true });
    if (told.verdict === "stop") throw new owner.DOMException("Read permission denied.", "NotAllowedError");
    return told.verdict === "rewrite" ? (told.texts[0] ?? text) : text;
  };
  guardMethod(prototype, "writeText", (real, self, [text, ...rest]) => real(self, [gate.copied(String(text)), ...rest]));
  const restored = (item: ClipboardItem, type: string): Promise<Blob> =>
    item.getType(type).then(async (blob) => {
      const text = await blob.text();
      const copied = gate.copied(text);
      return copied === text ? blob : new owner.Blob([copied], { type });
    });
  guardMethod(prototype, "write", (real, self, [items, ...rest]) => {
    const textless = (item: ClipboardItem) => !item.types.some((type) => type.startsWith("text/"));
    const again = (item: ClipboardItem) =>
      textless(item) ? item : new owner.ClipboardItem(Object.fromEntries(item.types.map((type) => [type, type.startsWith("text/") ? restored(item, type) : item.getType(type)])), { presentationStyle: item.presentationStyle });
    return real(self, [[...(items as Iterable<ClipboardItem>)].map(again), ...rest]);
  });
  guardMethod(prototype, "readText", async (real, self, args) => taken((await real(self, args)) as string));
  guardMethod(prototype, "read", async (real, self, args) => {
    const items = (await real(self, args)) as ClipboardItem[];
    return Promise.all(items.map(async (item) => {
      const type = ["text/plain", "text/html"].find((one) => item.types.includes(one));
      if (!type) return item;
      const said = async (one: string) => (await item.getType(one)).text();
      const found = await said(type);
      const parsed = (html: string) => new owner.DOMParser().parseFromString(html, "text/html");
      const text = type === "text/plain" ? found : (parsed(found).body.textContent ?? "");
      const kept = await taken(text);
      const html = kept === text && type === "text/plain" && item.types.includes("text/html") ? await said("text/html") : "";
      const more = html && html.length <= htmlCharsMax ? saidBeside(parsed(html), text) : "";
      return kept === text && (!more || (await taken(more)) === more) ? item : new owner.ClipboardItem({ "text/plain": new owner.Blob([kept], { type: "text/plain" }) });
    }));
  });
}

/** `form.submit()` tells no listener. It begins its navigation later anyway, so reading files first changes nothing for the page. */
function guardForms(owner: Whole, gate: Gate, base: () => string): void {
  guardMethod(owner.HTMLFormElement?.prototype, "submit", (real, self, args) => {
    const form = self as HTMLFormElement;
    // A field named `action` hides the form's own.
    const url = new URL(form.getAttribute("action") ?? "", base()).href;
    const method = (form.getAttribute("method") ?? "GET").toUpperCase();
    const question = (read: Body) => ({ kind: "send" as const, url, method, via: "form" as const, pieces: read.pieces, unread: read.unread, waits: true });
    const go = (told: Settled, read: Body) => {
      if (told.verdict === "stop") return;
      if (told.verdict === "rewrite") changed(form, read.rebuild(told.texts) as FormData);
      real(form, args);
    };
    const data = new owner.FormData(form);
    const read = bodyNow(data, "");
    const told = read && gate.now(question(read));
    if (read && told && told.verdict !== "wait") return void go(told, read);
    const settled = async () => {
      const found = read ?? (await bodyLater(data, ""));
      go(await (told ? gate.settled(told) : gate.later(question(found))), found);
    };
    return void settled().catch(() => undefined);
  });
  guardMethod(owner.HTMLFormElement?.prototype, "requestSubmit", (real, self, args) => {
    if ((self as Node).getRootNode() !== owner.document) gate.met(self as Node);
    return real(self, args);
  });
}

/** What the form sends this once, its fields as they are. */
function changed(form: HTMLFormElement, data: FormData): void {
  const put = (event: Event) => {
    const { formData } = event as FormDataEvent;
    for (const name of new Set([...formData.keys(), ...data.keys()])) {
      formData.delete(name);
      for (const value of data.getAll(name)) formData.append(name, value);
    }
  };
  EventTarget.prototype.addEventListener.call(form, "formdata", put, { once: true });
}

/**
 * A beacon can't wait. One that takes a while to read (a Blob) goes as a fetch with `keepalive`, which is what a beacon is; only
 * when the page is gone before it is read is it lost.
 */
export function guardBeacon(owner: Whole, gate: Gate, base: () => string): void {
  const { fetch } = owner;
  guardMethod(owner.Navigator?.prototype, "sendBeacon", (real, self, args) => {
    if (args.length === 0) return real(self, args);
    const body = args[1];
    const target = String(args[0]);
    let url: string;
    try {
      url = new URL(target, base()).href;
    } catch {
      return real(self, args);
    }
    const question = (read: Body) => ({ kind: "send" as const, url, method: "POST", via: "beacon" as const, pieces: read.pieces, unread: read.unread, waits: false });
    const sent = (told: Settled, read: Body) => (told.verdict === "rewrite" ? read.rebuild(told.texts) : read.same);
    const read = bodyNow(body, "");
    if (read) {
      const told = gate.now(question(read));
      if (!told || told.verdict === "stop" || told.verdict === "wait") return false;
      return real(self, body == null ? [target] : [target, sent(told, read)]);
    }
    void bodyLater(body, "").then(async (found) => {
      const told = await gate.later(question(found));
      if (told.verdict === "stop") return;
      await Reflect.apply(fetch, owner, [url, { method: "POST", body: sent(told, found), keepalive: true, credentials: "include", mode: "no-cors" }]);
    }).catch(() => undefined);
    return true;
  });
}
