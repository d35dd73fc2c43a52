/**
 * The canary of what people do: a prompt that somebody sent is followed out of the page. Was it seen leaving, and where the site's
 * profile says? A site that was rebuilt shows so at its first prompts. The text is kept for some seconds and reported to nobody.
 */
import type { Layer, Site } from "../protocol";
import { fits, type Leaf } from "./leaves";

const followMs = 5_000;
const charsMin = 12;
const charsKept = 60;
/** One prompt may have gone nowhere for a reason of its own. */
const missesMin = 2;
/** Of longer texts so much is looked at; a prompt stands near the beginning of what is sent, or by itself. */
const lookedChars = 200_000;

export interface Told {
  layer: Layer;
  ok: boolean;
  what: string;
}

export const unseen = "prompts leave this site where no gate sees them";
export const elsewhere = "prompts go to another address than this site's profile says";
export const otherwise = "prompts stand elsewhere in the body than this site's profile says";

interface Followed {
  key: string;
  left: boolean;
  /** A request that the profile names carried it, and in the place it names. */
  named: boolean;
  placed: boolean;
}

/** Letters and digits alone: editors and bodies differ in the rest. */
export const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

export class Trace {
  private followed: Followed | null = null;
  private readonly misses = new Map<string, number>();
  private fine = false;

  constructor(
    private readonly site: () => Site | null,
    private readonly tell: (told: Told) => void,
    private readonly later: (act: () => void, ms: number) => void = (act, ms) => void setTimeout(act, ms),
  ) {}

  /** A prompt that may go was sent by key or click. `gone` says later whether the editor let go of it: else it was no sending. */
  sent(text: string, gone: () => boolean): void {
    const key = squeezed(text.slice(0, 4 * charsKept)).slice(0, charsKept);
    if (key.length < charsMin || this.followed?.key === key) return;
    const followed = (this.followed = { key, left: false, named: false, placed: false });
    this.later(() => {
      if (this.followed === followed) this.followed = null;
      if (gone()) this.judge(followed);
    }, followMs);
  }

  /** What the page sends. */
  left(method: string, path: string, leaves: readonly Leaf[]): void {
    const { followed } = this;
    if (!followed) return;
    const holding = leaves.filter(({ text }) => text.length >= charsMin && squeezed(text.slice(0, lookedChars)).includes(followed.key));
    if (!holding.length) return;
    followed.left = true;
    for (const one of this.site()?.sends ?? []) {
      if (one.method !== method || !matches(one.path, path)) continue;
      followed.named = true;
      if (!one.body.length || holding.some((leaf) => one.body.some((pattern) => fits(pattern, leaf.path)))) followed.placed = true;
    }
  }

  private judge({ left, named, placed }: Followed): void {
    const profile = (this.site()?.sends ?? []).length > 0;
    const what = !left ? unseen : profile && !named ? elsewhere : profile && !placed ? otherwise : "";
    if (!what) {
      this.misses.clear();
      if (!this.fine) this.tell({ layer: "page", ok: true, what: "" });
      this.fine = true;
      return;
    }
    const misses = (this.misses.get(what) ?? 0) + 1;
    this.misses.set(what, misses);
    if (misses < missesMin) return;
    this.fine = false;
    this.tell({ layer: "page", ok: false, what });
  }
}

function matches(pattern: string, path: string): boolean {
  try {
    return new RegExp(pattern).test(path);
  } catch {
    return false;
  }
}
