/** The extension's own place: policy, registrations, reports. Everything it knows is in storage, for it may end at any time. */
import { register } from "./register";

chrome.runtime.onInstalled.addListener(() => void register(["chatgpt.com", "claude.ai"]));
chrome.runtime.onStartup.addListener(() => void register(["chatgpt.com", "claude.ai"]));
