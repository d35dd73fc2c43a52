/**
 * Addresses that the page gives to pictures, frames, scripts, styles and caches: each becomes a request that no function of the page
 * sends. They are asked about where they are set; one that may not go is not set. Cookies go along with every request, so they are too.
 */
import { going, refused, type Gate } from "./ask";
import { documentIn, documentOf } from "./inside";
import { mayCarry } from "./looks";
import { withoutSources } from "./markup";
import { addressOf, inStyle, naming, withoutAddresses } from "./styles";
import { guardConstructor, guardGetter, guardMethod, guardSetter } from "./wrap";
import { Writes } from "./writes";

type Whole = Window & typeof globalThis;

const properties = [
  ...["HTMLImageElement.src", "HTMLImageElement.srcset", "HTMLMediaElement.src", "HTMLVideoElement.poster", "HTMLScriptElement.src"],
  ...["HTMLIFrameElement.src", "HTMLIFrameElement.csp", "HTMLFrameElement.src", "HTMLEmbedElement.src", "HTMLObjectElement.data", "HTMLSourceElement.src"],
  ...["HTMLSourceElement.srcset", "HTMLTrackElement.src", "HTMLInputElement.src", "HTMLLinkElement.href", "HTMLLinkElement.imageSrcset"],
  ...["HTMLAnchorElement.ping", "HTMLAreaElement.ping", "HTMLBodyElement.background", "SVGAnimatedString.baseVal", "HTMLMetaElement.content"],
  ...["HTMLBaseElement.href", "HTMLImageElement.attributionSrc", "HTMLScriptElement.attributionSrc", "HTMLAnchorElement.attributionSrc"],
];
const markup = ["Element.innerHTML", "Element.outerHTML", "ShadowRoot.innerHTML", "HTMLIFrameElement.srcdoc"];
const markupMethods = ["Element.insertAdjacentHTML", "Element.setHTML", "Element.setHTMLUnsafe", "ShadowRoot.setHTML", "ShadowRoot.setHTMLUnsafe", "Range.createContextualFragment", "DOMParser.parseFromString"];
const styles = [
  ...["CSSStyleDeclaration.cssText", "CSSStyleDeclaration.background", "CSSStyleDeclaration.backgroundImage", "CSSStyleDeclaration.listStyleImage"],
  ...["CSSStyleDeclaration.borderImage", "CSSStyleDeclaration.maskImage", "CSSStyleDeclaration.cursor", "CSSStyleDeclaration.content"],
];
const styleMethods = ["CSSStyleDeclaration.setProperty", "CSSStyleSheet.insertRule", "CSSStyleSheet.addRule", "CSSGroupingRule.insertRule", "CSSStyleRule.insertRule", "CSSKeyframesRule.appendRule", "CSSStyleSheet.replace", "CSSStyleSheet.replaceSync", "StylePropertyMap.set", "StylePropertyMap.append"];
const attribute = /^(?:src|srcset|imagesrcset|poster|data|ping|background|style|srcdoc|content|attributionsrc|csp|(?:xlink:)?href)$/i;
/** In drawings these name another drawing by `url()`; and what an address becomes while it moves. */
const drawn = /^(?:mask|filter|fill|stroke|clip-path|marker(?:-start|-mid|-end)?|cursor)$/i;
const moving = /^(?:to|from|by|values)$/i;
/** What a module takes in before it runs. */
const imported = /\b(?:import|from)\s*\(?\s*(["'`])([^"'`\n]+)\1/g;
/** Where a style comes from. Chromium has no setters for its properties. */
const dressedByProperty = ["HTMLElement", "SVGElement", "MathMLElement", "CSSStyleRule", "CSSKeyframeRule", "CSSFontFaceRule", "CSSNestedDeclarations"];

export interface Carriers {
  /** Whether a request to this address may be made. */
  goes(address: unknown): boolean;
  /** The same of all that a module takes in. */
  takes(code: string): boolean;
  /** What is put into an element, as it may be. */
  putting(into: unknown, given: unknown[]): unknown[];
  /** A document is about to be written from its beginning. */
  anew(document: Document): void;
}

/** `brought` is called after markup was put in, with whose it became. */
export function guardCarriers(owner: Whole, gate: Gate, base: () => string, brought: (by: unknown) => void, blobs: ReadonlyMap<string, Blob>): Carriers {
  const whole = owner as unknown as Record<string, { prototype: Record<string, unknown> } | undefined>;
  const each = (names: readonly string[], act: (prototype: object | undefined, member: string) => void) =>
    names.forEach((name) => act(whole[name.split(".")[0]!]?.prototype, name.split(".")[1]!));
  const goes = (address: unknown): boolean => {
    const given = String(address);
    if (!mayCarry(given)) return [...documentIn(given), ...documentOf(owner, given, blobs)].every(reaches);
    try {
      return (gate.now(going(new owner.URL(given, base()).href))?.verdict ?? "pass") === "pass";
    } catch {
      return true; // no address: the browser makes no request of it
    }
  };
  const takes = (code: string): boolean => [...code.matchAll(imported)].every(([, , address]) => goes(address));
  /** What a page, a sheet or a script that is its own address would ask for. */
  const reaches = (text: string): boolean => written(text) === text && takes(text);
  /** A list of addresses, as `srcset` is, is looked at as one. What says something else each time it is asked is asked once. */
  const lone = (given: unknown) => {
    const text = saidOnce(given);
    return goes(text) ? text : undefined;
  };
  const styled = (text: unknown): unknown => withoutAddresses(text, goes);
  const written = (text: unknown): unknown => {
    const given = String(text);
    if (!given.includes("=") || !given.includes("<")) return styled(text); // it may be put into a style
    const kept = String(styled(withoutSources(given, goes, (name, text) => String(name === "srcdoc" ? written(text) : styled(text)))));
    return kept === given ? text : kept;
  };
  each(properties, (prototype, member) => guardSetter(prototype, member, lone));
  each(markup, (prototype, member) => guardSetter(prototype, member, written, () => brought(null)));
  each(styles, (prototype, member) => guardSetter(prototype, member, styled));
  each([...markupMethods, ...styleMethods], (prototype, member) => {
    const look = member.endsWith("HTML") || /^create|^parse|Unsafe$/.test(member) ? written : styled;
    guardMethod(prototype, member, (real, self, args) => {
      // A property of the page's own, which another one may take for an address.
      if (member === "setProperty" && String(args[0]).startsWith("--") && typeof args[1] === "string") args = [args[0], String(styled(`--p:${args[1]}`)).slice(4), ...args.slice(2)];
      const result = real(self, args.map((one) => (typeof one === "string" || isTrusted(one) ? look(one) : isValue(one) ? look(String(one)) : one)));
      if (look === written) brought(self);
      return result;
    });
  });
  const texts = owner.Document?.prototype;
  const write = texts?.write;
  const writes = new Writes((one) => (typeof one === "string" || isTrusted(one) ? written(one) : String(one)), (one) => !isTrusted(one));
  for (const name of ["write", "writeln"])
    guardMethod(texts, name, (real, self, args) => {
      const result = real(self, writes.now(self as Document, args));
      brought(self);
      return result;
    });
  guardMethod(texts, "close", (real, self, args) => {
    const rest = writes.rest(self as Document);
    if (rest) Reflect.apply(write, self, [rest]);
    return real(self, args);
  });
  const set = (element: unknown, name: string, value: unknown): unknown => {
    const key = name.toLowerCase();
    value = saidOnce(value);
    if (key === "style" || drawn.test(key)) return styled(value);
    if (moving.test(key)) return element instanceof owner.SVGElement ? lone(value) : value;
    if (!attribute.test(key)) return value;
    if (key === "srcdoc") return written(value);
    if (key === "content" && (element as Element | null)?.localName !== "meta") return value;
    if (key.endsWith("href") && /^(?:a|area)$/i.test((element as Element | null)?.localName ?? "")) return value;
    return lone(value);
  };
  guardMethod(owner.Element?.prototype, "setAttribute", (real, self, args) => {
    const value = set(self, String(args[0]), args[1]);
    return value === undefined && args[1] !== undefined ? undefined : real(self, [args[0], value, ...args.slice(2)]);
  });
  guardMethod(owner.Element?.prototype, "setAttributeNS", (real, self, args) => {
    const value = set(self, String(args[1]).replace(/^.*:/, ""), args[2]);
    return value === undefined && args[2] !== undefined ? undefined : real(self, [args[0], args[1], value, ...args.slice(3)]);
  });
  guardProperties(owner, styled);
  const putting = guardStyles(owner, styled, guardAttributes(owner, set));
  guardMethod(owner.Document?.prototype, "execCommand", (real, self, args) => {
    const command = String(args[0]).toLowerCase();
    if (command === "insertimage" && !goes(args[2])) return false;
    return real(self, command === "inserthtml" ? [args[0], args[1], written(args[2])] : args);
  });
  guardMaking(owner, goes, written, styled);
  guardFetchers(owner, goes);
  guardCookies(owner, gate, base);
  return { goes, takes, putting, anew: (document) => void writes.rest(document) };
}

/** Attributes as nodes of their own: put on an element by a node or by its map, or changed where they stand. */
function guardAttributes(owner: Whole, set: (element: unknown, name: string, value: unknown) => unknown): (value: unknown, self: unknown) => unknown {
  const goesOn = (element: unknown, given: unknown) => !(given instanceof owner.Attr) || set(element, given.localName, given.value) !== undefined;
  for (const name of ["setAttributeNode", "setAttributeNodeNS"])
    guardMethod(owner.Element?.prototype, name, (real, self, args) => (goesOn(self, args[0]) ? real(self, args) : null));
  for (const name of ["setNamedItem", "setNamedItemNS"])
    guardMethod(owner.NamedNodeMap?.prototype, name, (real, self, args) => (goesOn(null, args[0]) ? real(self, args) : null));
  const valued = (value: unknown, self: unknown) => (self instanceof owner.Attr && self.ownerElement ? set(self.ownerElement, self.localName, value) : value);
  guardSetter(owner.Attr?.prototype, "value", valued);
  return valued;
}

/**
 * What is set by a style's properties (`element.style.background = "url(…)"`): whoever has taken a style has set what it wanted by the
 * end of its turn, and the browser asks for what a style names when it next draws, which is after that.
 */
function guardProperties(owner: Whole, styled: (text: unknown) => unknown): void {
  const whole = owner as unknown as Record<string, { prototype: object } | undefined>;
  const taken = new Set<CSSStyleDeclaration>();
  const done = owner.Promise.resolve();
  const looked = () => {
    for (const style of taken) {
      const given = style.cssText;
      if (!naming.test(given) || ![...given.matchAll(inStyle)].some(([, ...address]) => mayCarry(addressOf(address)))) continue;
      style.cssText = given.replace(inStyle, "url()"); // who is told of it may look at the page, and the browser would ask for it
      style.cssText = String(styled(given));
    }
    taken.clear();
  };
  for (const name of dressedByProperty)
    guardGetter(whole[name]?.prototype, "style", (style) => {
      if (taken.size === 0) void done.then(looked);
      taken.add(style as CSSStyleDeclaration);
    });
}

/** The text of a style element, however it comes there, and what is set while an element moves. Gives what may be put into an element. */
function guardStyles(owner: Whole, styled: (text: unknown) => unknown, valued: (value: unknown, self: unknown) => unknown): Carriers["putting"] {
  const isStyle = (node: unknown) => node instanceof owner.HTMLStyleElement || node instanceof owner.SVGStyleElement;
  // Pages set texts by the thousand: what names no address is let by before anything is asked of the document.
  const inIt = (value: unknown, self: unknown) => (typeof value === "string" && !naming.test(value) ? value : isStyle(self) ? styled(value) : value);
  const short = (value: unknown) => typeof value === "string" && value.length < 12;
  const watch = guardPieces(owner, isStyle, styled);
  guardSetter(owner.Node?.prototype, "textContent", (value, self) => (short(value) ? value : self instanceof owner.Attr ? valued(value, self) : inIt(value, self)));
  guardSetter(owner.Node?.prototype, "nodeValue", (value, self) => (short(value) ? value : self instanceof owner.Attr ? valued(value, self) : inIt(value, (self as Node).parentNode)));
  guardSetter(owner.HTMLElement?.prototype, "innerText", inIt);
  guardMethod(owner.Element?.prototype, "insertAdjacentText", (real, self, args) => real(self, [args[0], inIt(args[1], self)]));
  guardMethod(owner.Range?.prototype, "surroundContents", (real, self, args) => {
    const result = real(self, args);
    if (isStyle(args[0])) (args[0] as Element).textContent = (args[0] as Element).textContent; // looked at as a whole
    return result;
  });
  guardSetter(owner.CharacterData?.prototype, "data", (value, self) => (short(value) ? value : inIt(value, (self as Node).parentNode)));
  for (const name of ["appendData", "insertData", "replaceData", "deleteData"])
    guardMethod(owner.CharacterData?.prototype, name, (real, self, args) => {
      const result = real(self, args);
      const text = self as CharacterData;
      if (!isStyle(text.parentNode)) return result;
      watch(text.parentNode);
      text.data = text.data; // looked at as a whole
      return result;
    });
  const dressed = (given: unknown): unknown => {
    if (typeof given === "string") return styled(given);
    if (Array.isArray(given)) return given.map(dressed);
    return typeof given === "object" && given !== null ? Object.fromEntries(Object.entries(given).map(([name, one]) => [name, dressed(one)])) : given;
  };
  guardMethod(owner.Element?.prototype, "animate", (real, self, args) => real(self, [dressed(args[0]), ...args.slice(1)]));
  if (typeof owner.KeyframeEffect === "function") guardConstructor(owner, "KeyframeEffect", (make, args) => make(args.length > 1 ? [args[0], dressed(args[1]), ...args.slice(2)] : args));
  const texts = (one: unknown): Text[] => (one instanceof owner.Text ? [one] : one instanceof owner.DocumentFragment ? [...one.childNodes].flatMap(texts) : []);
  return (into, given) => {
    for (const one of given) if (isStyle(one)) watch(one);
    if (isStyle(into)) watch(into);
    if (!isStyle(into) && !(into instanceof owner.Range && isStyle(into.startContainer))) return given;
    for (const one of given.flatMap(texts)) one.data = String(styled(one.data));
    return given.map((one) => (typeof one === "string" ? styled(one) : one));
  };
}

/**
 * A style whose text is in pieces, each of which says nothing: looked at as a whole when the page's turn ends, as what is set by a
 * style's properties. Gives what has a style watched.
 */
function guardPieces(owner: Whole, isStyle: (node: unknown) => boolean, styled: (text: unknown) => unknown): (style: unknown) => void {
  const watched = new WeakSet<object>();
  const watching = new owner.MutationObserver((changes) => {
    const changed = new Set<Node>();
    for (const { type, target } of changes) {
      const style = isStyle(target) ? target : target.parentNode;
      if (style && isStyle(style) && (type === "characterData" || style.childNodes.length > 1)) changed.add(style);
    }
    for (const style of changed) {
      const given = style.textContent ?? "";
      const kept = String(styled(given));
      if (kept !== given) style.textContent = kept;
    }
  });
  return (style) => {
    if (watched.has(style as object)) return;
    watched.add(style as object);
    watching.observe(style as Node, { childList: true, characterData: true, subtree: true });
  };
}

/** A value of a style that was read before it is set. */
const isValue = (value: unknown) => typeof CSSStyleValue === "function" && value instanceof CSSStyleValue;
/** An object of the page's own may say one thing to us and another to the browser. */
export const saidOnce = (value: unknown): unknown => (typeof value === "object" && value !== null && !isTrusted(value) ? String(value) : value);
const isTrusted = (value: unknown) => /^\[object Trusted/.test(Object.prototype.toString.call(value));

/** Documents that are made apart: what is in them is asked for once it is taken over, and by no function that could be asked. */
function guardMaking(owner: Whole, goes: (address: unknown) => boolean, written: (text: unknown) => unknown, styled: (text: unknown) => unknown): void {
  for (const name of ["parseHTMLUnsafe", "parseHTML"])
    guardMethod(owner.Document, name, (real, self, args) => real(self, [typeof args[0] === "string" || isTrusted(args[0]) ? written(args[0]) : args[0], ...args.slice(1)]));
  guardMethod(owner.Document?.prototype, "createProcessingInstruction", (real, self, args) => {
    const [target, data] = args.map(String);
    const whole = `<?${target} ${data}?>`;
    return real(self, args.length < 2 || written(whole) === whole ? args : [target, ""]);
  });
  if (typeof owner.CSSStyleSheet === "function")
    guardConstructor(owner, "CSSStyleSheet", (make, args) => {
      const { baseURL, ...rest } = (args[0] ?? {}) as { baseURL?: unknown };
      return make(baseURL === undefined || goes(baseURL) ? args : [rest]);
    });
  guardMethod(owner.CSS, "registerProperty", (real, self, args) => {
    const given = args[0] as PropertyDefinition | undefined;
    const first = given?.initialValue;
    return real(self, typeof first === "string" ? [{ ...given, initialValue: styled(first) }] : args);
  });
  const made = owner.XSLTProcessor?.prototype;
  const transform = made?.transformToDocument;
  const clean = (self: unknown, source: unknown): boolean => {
    const document = Reflect.apply(transform, self, [source]) as Document | null; // nothing in it is asked for yet
    const text = document ? new owner.XMLSerializer().serializeToString(document) : "";
    return written(text) === text;
  };
  guardMethod(made, "transformToFragment", (real, self, args) => (clean(self, args[0]) ? real(self, args) : owner.document.createDocumentFragment()));
  guardMethod(made, "transformToDocument", (real, self, args) => (clean(self, args[0]) ? real(self, args) : null));
}

/** What loads an address by itself, without an element. */
function guardFetchers(owner: Whole, goes: (address: unknown) => boolean): void {
  const of = (request: unknown) => (typeof request === "object" && request !== null && "url" in request ? request.url : request);
  const whole = owner as unknown as Record<string, { prototype: object } | undefined>;
  guardMethod(owner.Cache?.prototype, "add", (real, self, args) => (goes(of(args[0])) ? real(self, args) : refused()));
  guardMethod(owner.Cache?.prototype, "addAll", (real, self, args) => {
    const all = [...(args[0] as Iterable<unknown>)];
    return all.every((one) => goes(of(one))) ? real(self, [all]) : refused();
  });
  // Its bodies can't be looked at here, so it sends none.
  const asks = (request: unknown) => !(request instanceof owner.Request) || /^(?:GET|HEAD)$/.test(request.method);
  guardMethod(whole["BackgroundFetchManager"]?.prototype, "fetch", (real, self, args) => {
    const { icons } = (args[2] ?? {}) as { icons?: { src?: unknown }[] };
    const shown = !Array.isArray(icons) || icons.every((one) => one?.src === undefined || goes(one.src));
    return shown && [args[1]].flat().every((one) => asks(one) && goes(of(one))) ? real(self, args) : refused();
  });
  guardMethod(whole["Worklet"]?.prototype, "addModule", (real, self, args) => (goes(args[0]) ? real(self, args) : refused()));
  // What it is there for, it knows.
  guardMethod(owner.ServiceWorkerContainer?.prototype, "register", (real, self, args) => {
    const { scope } = (args[1] ?? {}) as { scope?: unknown };
    return goes(args[0]) && (scope === undefined || goes(scope)) ? real(self, args) : refused();
  });
  if (typeof owner.Audio === "function") guardConstructor(owner, "Audio", (make, args) => make(args[0] === undefined || goes(args[0]) ? args : []));
  if (typeof owner.FontFace === "function") {
    guardConstructor(owner, "FontFace", (make, args) => {
      const [name, source, ...rest] = args;
      const kept = typeof source === "string" ? source.replace(inStyle, (found, ...address: string[]) => (goes(addressOf(address)) ? found : "url(data:,)")) : source;
      return make([name, kept, ...rest]);
    });
  }
}

/** A cookie is sent with whatever the page asks for next. */
function guardCookies(owner: Whole, gate: Gate, base: () => string): void {
  const kept = (name: string, text: string): boolean => {
    if (!mayCarry(`cookie://c/?${text}`)) return true;
    const pieces = [{ name, text, type: "", fixed: true }];
    return gate.now({ kind: "send", url: base(), method: "COOKIE", via: "link", pieces, unread: "", waits: false })?.verdict === "pass";
  };
  const readable = (text: string) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  guardSetter(owner.Document?.prototype, "cookie", (given) => {
    const [pair = ""] = String(given).split(";");
    const at = pair.indexOf("=");
    return kept(pair.slice(0, Math.max(at, 0)).trim(), readable(pair.slice(at + 1))) ? given : undefined;
  });
  const store = (owner as unknown as { CookieStore?: { prototype: object } }).CookieStore;
  guardMethod(store?.prototype, "set", (real, self, args) => {
    const { name, value } = typeof args[0] === "object" && args[0] !== null ? (args[0] as { name: unknown; value: unknown }) : { name: args[0], value: args[1] };
    return kept(String(name), readable(String(value))) ? real(self, args) : refused();
  });
}
