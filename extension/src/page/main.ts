/** In the page's world, before its scripts: stands between the page's code and the network. */
import { takeLine } from "../wire";
import { windowGate } from "./gate";
import { selfTest } from "./selftest";
import { guardWindow } from "./window";

const line = takeLine();
guardWindow(window, windowGate(line));
line.whenOpen(selfTest);
// So that an extension that is loaded anew puts no second gate before this one.
document.addEventListener("seawall-gate", (event) => event.preventDefault());
