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
    ...{ Notification: does(), MediaMetadata: does(), CredentialsContainer: does("get"), Navigator: does("registerProtocolHandler"), DOMException },
  };
  const gate = { now: ({ pieces }: Asked) => ({ verdict: pieces.some(({ text }) => text.includes("@")) ? "stop" : "pass" }) } as unknown as Gate;
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
