// The manifest of both browsers from one description. `key` fixes Chromium's id for unpacked and packed builds alike.
const hosts = ["<all_urls>"];

export function manifest(browser, version, key) {
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
    minimum_chrome_version: "137",
    background: { service_worker: "worker.js" },
    storage: { managed_schema: "managed.json" },
  };
}
