/** What the browser takes off a text; the order is the Python engine's. */
import type { Disguise } from "../disguise";
import { base64 } from "./base64";
import { escapes } from "./escapes";
import { glued } from "./glued";
import { hexPairs } from "./hex_pairs";
import { html } from "./html";
import { lookAlikes } from "./look_alikes";
import { percent } from "./percent";
import { splitDigits } from "./split_digits";
import { underHeaders } from "./under_headers";

export const disguises: readonly Disguise[] = [base64, escapes, glued, hexPairs, html, lookAlikes, percent, splitDigits, underHeaders];
