/**
 * What a page tells the browser, and the browser tells on by itself: to the site's own service worker, to whoever keeps accounts, in a
 * header of a page's request, or as the address of a picture that no element shows.
 */
import { refused, type Gate } from "./ask";
import { guardLocks } from "./locks";
import { readMessage } from "./posts";
import { guardConstructor, guardMethod, guardSetter } from "./wrap";

type Whole = Window & typeof globalThis;
type Options = Record<string, unknown>;

const optionsOf = (given: unknown): Options => (typeof given === "object" && given !== null ? { ...given } : {});

/** `goes`: whether a request to an address may be made. */
export function guardTelling(owner: Whole, gate: Gate, base: () => string, goes: (address: unknown) => boolean): void {
  const whole = owner as unknown as Record<string, { prototype: object } | undefined>;
  /** Whether all of it may be told as it is. */
  const mayTell = (...told: unknown[]): boolean => {
    const { pieces, unread, files } = readMessage(told);
    if (!pieces.some(({ text }) => text.length > 4)) return true;
    const asked = { kind: "send" as const, url: base(), method: "MESSAGE", via: "worker" as const, pieces, unread: unread || (files.length ? "binary" : ""), waits: false };
    return gate.now(asked)?.verdict === "pass";
  };
  // A word by which a service worker is woken, and a header that goes with each page it is there for.
  for (const [name, method] of [["SyncManager", "register"], ["PeriodicSyncManager", "register"], ["NavigationPreloadManager", "setHeaderValue"]] as const)
    guardMethod(whole[name]?.prototype, method, (real, self, args) => (mayTell(args[0]) ? real(self, args) : refused()));

  const pictured = (given: unknown): Options => {
    const options = optionsOf(given);
    for (const name of ["icon", "image", "badge"]) if (options[name] !== undefined && !goes(options[name])) delete options[name];
    if (Array.isArray(options["actions"]) && !options["actions"].every((one: Options | null) => one?.["icon"] === undefined || goes(one["icon"]))) delete options["actions"];
    return options;
  };
  guardMethod(owner.ServiceWorkerRegistration?.prototype, "showNotification", (real, self, args) => {
    const options = pictured(args[1]);
    // What it says is shown to the person; what it holds is handed to the worker when they press it.
    return mayTell(options["data"], options["tag"]) ? real(self, args.length > 1 ? [args[0], options] : args) : refused();
  });
  if (whole["Notification"]) guardConstructor(owner, "Notification", (make, args) => make(args.length > 1 ? [args[0], pictured(args[1])] : args));

  const shown = (given: unknown): unknown => (Array.isArray(given) ? given.filter((one: Options | null) => one?.["src"] === undefined || goes(one["src"])) : given);
  if (whole["MediaMetadata"]) {
    guardSetter(whole["MediaMetadata"].prototype, "artwork", shown);
    guardConstructor(owner, "MediaMetadata", (make, args) => {
      const options = optionsOf(args[0]);
      return make(options["artwork"] === undefined ? args : [{ ...options, artwork: shown(options["artwork"]) }]);
    });
  }

  // Whom the page names as keeping accounts is asked at once, and told the page's own words.
  guardMethod(owner.CredentialsContainer?.prototype, "get", (real, self, args) => {
    const { providers } = optionsOf(optionsOf(args[0])["identity"]);
    if (!Array.isArray(providers)) return real(self, args);
    const goesTo = (one: unknown) => {
      const { configURL, clientId, nonce, params } = optionsOf(one);
      return (configURL === undefined || goes(configURL)) && mayTell(clientId, nonce, params);
    };
    return providers.every(goesTo) ? real(self, args) : Promise.reject(new owner.DOMException("The request was refused.", "NotAllowedError"));
  });
  const refusal = () => new owner.DOMException("The request was refused.", "NotAllowedError");
  guardMethod(whole["IdentityCredential"], "disconnect", (real, self, args) => {
    const { configURL, clientId, accountHint } = optionsOf(args[0]);
    return (configURL === undefined || goes(configURL)) && mayTell(clientId, accountHint) ? real(self, args) : Promise.reject(refusal());
  });
  // Of an account the browser shows a picture, which it asks for.
  guardMethod(whole["NavigatorLogin"]?.prototype, "setStatus", (real, self, args) => {
    const { accounts } = optionsOf(args[1]);
    const seen = !Array.isArray(accounts) || accounts.every((one: Options | null) => one?.["picture"] === undefined || goes(one["picture"]));
    return real(self, seen ? args : args.slice(0, 1));
  });
  // A way to pay is an address, of which the browser asks what it can do; a page of there may be told what to do it with.
  if (whole["PaymentRequest"])
    guardConstructor(owner, "PaymentRequest", (make, args) => {
      const ways = [...(args[0] as Iterable<{ supportedMethods?: unknown; data?: unknown }>)];
      if (!ways.every((way) => goes(way?.supportedMethods) && mayTell(way?.data))) throw new owner.DOMException("Failed to construct 'PaymentRequest'", "SecurityError");
      return make([ways, ...args.slice(1)]);
    });
  // A page on another screen.
  if (whole["PresentationRequest"])
    guardConstructor(owner, "PresentationRequest", (make, args) => {
      if (![args[0]].flat().every(goes)) throw new owner.DOMException("Failed to construct 'PresentationRequest'", "SecurityError");
      return make(args);
    });
  guardMethod(whole["PresentationConnection"]?.prototype, "send", (real, self, args) => (mayTell(args[0]) ? real(self, args) : undefined));
  guardLocks(owner, gate, base);
  // Kept for a report of a crash.
  guardMethod(whole["CrashReportContext"]?.prototype, "set", (real, self, args) => (mayTell(...args) ? real(self, args) : undefined));
  // Advertisements that the browser chooses and loads by itself, and what their frames report.
  for (const name of ["joinAdInterestGroup", "runAdAuction"]) guardMethod(owner.Navigator?.prototype, name, (real, self, args) => (mayTell(args[0]) ? real(self, args) : Promise.reject(refusal())));
  for (const name of ["reportEvent", "setReportEventDataForAutomaticBeacons"]) guardMethod(whole["Fence"]?.prototype, name, (real, self, args) => (mayTell(args[0]) ? real(self, args) : undefined));
  if (whole["FencedFrameConfig"]) guardConstructor(owner, "FencedFrameConfig", (make, args) => make(goes(args[0]) ? args : ["about:blank"]));
  // Words that somebody who writes down what is spoken is to expect.
  if (whole["SpeechRecognitionPhrase"])
    guardConstructor(owner, "SpeechRecognitionPhrase", (make, args) => {
      if (!mayTell(args[0])) throw new owner.DOMException("Failed to construct 'SpeechRecognitionPhrase'", "SyntaxError");
      return make(args);
    });
  guardMethod(owner.Navigator?.prototype, "registerProtocolHandler", (real, self, args) => {
    if (!goes(args[1])) throw new owner.DOMException("Failed to execute 'registerProtocolHandler'", "SecurityError");
    return real(self, args);
  });
}
