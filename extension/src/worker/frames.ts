/** Frames of other addresses inside an AI tool's page: a listener is put there, and the guards once somebody writes there. */
import { toolFor } from "../policy/tools";
import { get } from "./keep";

type Sender = chrome.runtime.MessageSender;

async function hostOf(sender: Sender): Promise<string> {
  const { policy } = await get("policy");
  try {
    const { hostname } = new URL(sender.tab?.url ?? "");
    return policy && toolFor(policy.tools, hostname) ? hostname : "";
  } catch {
    return "";
  }
}

/** A page says that it holds such frames. */
export async function watchFrames(sender: Sender): Promise<void> {
  if (sender.tab?.id === undefined || !(await hostOf(sender))) return;
  await chrome.scripting.executeScript({ target: { tabId: sender.tab.id, allFrames: true }, files: ["frame.js"], injectImmediately: true });
}

/** Somebody writes in one: it belongs to the tool whose page it is in. */
export async function coverFrame(sender: Sender): Promise<void> {
  const host = await hostOf(sender);
  if (sender.tab?.id === undefined || sender.frameId === undefined || !host) return;
  const target = { tabId: sender.tab.id, frameIds: [sender.frameId] };
  await chrome.scripting.executeScript({ target, args: [host], injectImmediately: true, func: (whose: string) => void ((globalThis as { seawallHost?: string }).seawallHost = whose) });
  for (const [file, world] of [["content.js", "ISOLATED"], ["page.js", "MAIN"]] as const)
    await chrome.scripting.executeScript({ target, files: [file], world, injectImmediately: true });
}

/** Whose page a frame is in that has no address of its own; empty for no tool's. */
export const whose = hostOf;
