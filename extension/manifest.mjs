// The manifest of both browsers from one description. `key` fixes Chromium's id for unpacked and packed builds alike.
const hosts = ["<all_urls>"];

/** The guards on the tools everybody knows, there before anything of the extension has run: a Chromium that loaded it by hand forgets at each end what its worker registered. */
const guards = (matches) => {
  const common = { matches, all_frames: true, match_origin_as_fallback: true, run_at: "document_start" };
  return [{ ...common, js: ["page.js"], world: "MAIN" }, { ...common, js: ["content.js"] }];
};

/** `known`: patterns of the catalogue's hosts. */
export function manifest(browser, version, key, known) {
  const common = {
    manifest_version: 3,
    name: "Seawall",
    version,
    description: "__MSG_description__",
    default_locale: "en",
    permissions: ["storage", "unlimitedStorage", "alarms", "scripting", "declarativeNetRequestWithHostAccess", "webRequest", "webRequestBlocking"],
    host_permissions: hosts,
    content_scripts: [{ matches: ["*://*/endpoint/enroll"], js: ["present.js"], run_at: "document_start" }],
    action: { default_popup: "popup.html", default_title: "Seawall" },
    web_accessible_resources: [{ resources: ["blocked.html"], matches: hosts }],
    content_security_policy: { extension_pages: "default-src 'self'; connect-src *; style-src 'self'; object-src 'none'" },
    incognito: "spanning",
  };
  if (browser === "firefox") {
    return {
      ...common,
      background: { scripts: ["worker.js"] },
      browser_specific_settings: {
        gecko: { id: "extension@seawall.invalid", strict_min_version: "142.0", data_collection_permissions: { required: ["none"] } },
      },
    };
  }
  return {
    ...common,
    ...(key ? { key } : {}),
    content_scripts: [...common.content_scripts, ...guards(known)],
    minimum_chrome_version: "137",
    background: { service_worker: "worker.js" },
    storage: { managed_schema: "managed.json" },
  };
}
