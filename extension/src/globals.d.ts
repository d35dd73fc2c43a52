/** Set by build.mjs. */
declare const BROWSER: "chromium" | "firefox";
declare const VERSION: string;
