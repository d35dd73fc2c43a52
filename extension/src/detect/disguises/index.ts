/** What the browser takes off a text; the order is the Python engine's. */
import type { Disguise } from "../disguise";
import { base64 } from "./base64";
import { escapes } from "./escapes";
import { fields } from "./fields";
import { glued } from "./glued";
import { hexPairs } from "./hex_pairs";
import { html } from "./html";
import { layouts } from "./layouts";
import { lookAlikes } from "./look_alikes";
import { markdown } from "./markdown";
import { markup } from "./markup";
import { percent } from "./percent";
import { splitDigits } from "./split_digits";
import { tags } from "./tags";
import { underHeaders } from "./under_headers";

export const disguises: readonly Disguise[] = [base64, escapes, fields, glued, hexPairs, html, layouts, lookAlikes, markdown, markup, percent, splitDigits, tags, underHeaders];
