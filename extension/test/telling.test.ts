import assert from "node:assert/strict";
import { test } from "node:test";
import type { Asked, Gate } from "../src/page/ask";
import { guardTelling } from "../src/page/telling";

const mail = "ana@customers.example";

function world(): { owner: Record<string, any>; did: unknown[] } {
  const did: unknown[] = [];
  const does = (...names: string[]) => {
    class Made {
      constructor(...args: unknown[]) {
        if (args.length) did.push(args);
      }
    }
    for (const name of names) (Made.prototype as any)[name] = (...args: unknown[]) => (did.push(args), Promise.resolve("done"));
    return Made;
  };
  const owner: Record<string, any> = {
    ...{ SyncManager: does("register"), NavigationPreloadManager: does("setHeaderValue"), ServiceWorkerRegistration: does("showNotification") },
    ...{ Notification: does(), MediaMetadata: does(), CredentialsContainer: does("get"), Navigator: does("registerProtocolHandler", "joinAdInterestGroup"), DOMException },
    ...{ NavigatorLogin: does("setStatus"), PaymentRequest: does(), PresentationRequest: does(), LockManager: does("request"), CrashReportContext: does("set") },
    ...{ Fence: does("reportEvent"), FencedFrameConfig: does(), SpeechRecognitionPhrase: does(), IdentityCredential: { disconnect: (...args: unknown[]) => (did.push(args), Promise.resolve("done")) } },
  };
  const now = ({ pieces }: Asked) => ({ verdict: pieces.some(({ text }) => text.includes("@")) ? "stop" : "pass" });
  const gate = { now, later: (asked: Asked) => Promise.resolve(now(asked)) } as unknown as Gate;
  guardTelling(owner as never, gate, () => "https://chat.example/", (address) => !String(address).includes("@"));
  return { owner, did };
}

test("what wakes a worker, goes along with each page or is handed on with a notification is asked about", async () => {
  const { owner, did } = world();
  const [sync, preload, registration] = ["SyncManager", "NavigationPreloadManager", "ServiceWorkerRegistration"].map((name) => new owner[name]());
  await sync.register("outbox");
  await preload.setHeaderValue("true");
  await registration.showNotification("Ready", { data: { url: "/c/1" }, body: mail });
  assert.deepEqual(did, [["outbox"], ["true"], ["Ready", { data: { url: "/c/1" }, body: mail }]]);
  await assert.rejects(sync.register(mail));
  await assert.rejects(preload.setHeaderValue(mail));
  await assert.rejects(registration.showNotification("Ready", { data: { to: [mail] } }));
  await registration.showNotification("Ready", { icon: `/i?q=${mail}`, image: "/i.png" });
  assert.deepEqual(did.slice(3), [["Ready", { image: "/i.png" }]]);
});

test("pictures that no element shows, keepers of accounts and handlers go only where they may", async () => {
  const { owner, did } = world();
  new owner["Notification"]("Ready", { icon: `/i?q=${mail}`, body: "b" });
  new owner["Notification"]("Ready");
  new owner["MediaMetadata"]({ title: "t", artwork: [{ src: `/a?q=${mail}` }, { src: "/a.png" }] });
  assert.deepEqual(did, [["Ready", { body: "b" }], ["Ready"], [{ title: "t", artwork: [{ src: "/a.png" }] }]]);
  const keeps = (one: object) => new owner["CredentialsContainer"]().get({ identity: { providers: [one] } });
  await keeps({ configURL: "https://id.example/fedcm.json", clientId: "shop", nonce: "12345" });
  await new owner["CredentialsContainer"]().get({ password: true });
  await assert.rejects(keeps({ configURL: `https://id.example/?q=${mail}`, clientId: "shop" }), /refused/);
  await assert.rejects(keeps({ configURL: "https://id.example/fedcm.json", clientId: "shop", params: { to: mail } }), /refused/);
  assert.throws(() => new owner["Navigator"]().registerProtocolHandler("web+q", `/q=${mail}&u=%s`), /registerProtocolHandler/);
  assert.equal(did.length, 5);
});

test("what pays, shows, waits by a name, is reported or expected is told only what may be told", async () => {
  const { owner, did } = world();
  const made = (name: string) => new owner[name]();
  new owner["PaymentRequest"]([{ supportedMethods: "https://pay.example/", data: { order: "12345" } }]);
  assert.throws(() => new owner["PaymentRequest"]([{ supportedMethods: "basic-card", data: { to: mail } }]), /PaymentRequest/);
  assert.throws(() => new owner["PaymentRequest"]([{ supportedMethods: `https://pay.example/?q=${mail}` }]), /PaymentRequest/);
  new owner["PresentationRequest"](["https://tv.example/"]);
  assert.throws(() => new owner["PresentationRequest"](`https://tv.example/?q=${mail}`), /PresentationRequest/);
  await made("LockManager").request("refresh-token", () => 0);
  await assert.rejects(made("LockManager").request(mail, () => 0), /refused/);
  await owner["IdentityCredential"].disconnect({ configURL: "https://id.example/a.json", clientId: "shop", accountHint: "u-12345" });
  await assert.rejects(owner["IdentityCredential"].disconnect({ configURL: "https://id.example/a.json", accountHint: mail }), /refused/);
  made("CrashReportContext").set("build", "12.4.1");
  made("CrashReportContext").set("draft", mail);
  made("Fence").reportEvent({ eventType: "click", eventData: mail });
  await assert.rejects(made("Navigator").joinAdInterestGroup({ name: "shoes", updateURL: `https://ads.example/?q=${mail}` }), /refused/);
  made("NavigatorLogin").setStatus("logged-in", { accounts: [{ name: "Ana", picture: `https://id.example/p?q=${mail}` }] });
  new owner["FencedFrameConfig"](`https://ads.example/?q=${mail}`);
  assert.throws(() => new owner["SpeechRecognitionPhrase"](`write to ${mail}`, 1), /SpeechRecognitionPhrase/);
  const done = did.map((args) => (args as unknown[]).filter((one) => typeof one !== "function"));
  assert.deepEqual(done.slice(2), [["refresh-token"], [{ configURL: "https://id.example/a.json", clientId: "shop", accountHint: "u-12345" }], ["build", "12.4.1"], ["logged-in"], ["about:blank"]]);
});
