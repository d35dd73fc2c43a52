/**
 * How long a look at a text takes. Whoever works long asks between two pieces of work whether others are to have their turn; whoever
 * drives it says how long a stretch is, and when all of it has taken too long. The clock is handed in: the engine reads none.
 */
export class Pace {
  private from = Infinity;
  private until = Infinity;
  private before = 0;

  /** @param shareMs so long one detector may take, of what all together may. Without a clock nothing ever takes too long. */
  constructor(private readonly now: (() => number) | null = null, readonly shareMs = Infinity) {}

  /** A stretch of work begins. */
  go(ms: number): void {
    if (this.now === null) return;
    this.from = this.now();
    this.until = this.from + ms;
  }

  /** It has ended: what others do meanwhile does not count. */
  pause(): void {
    this.before = this.worked;
    this.from = this.until = Infinity;
  }

  /** Milliseconds of work up to now. */
  get worked(): number {
    return this.now === null ? 0 : this.before + Math.max(0, this.now() - this.from);
  }

  /** The stretch has ended. */
  due(): boolean {
    return this.now !== null && this.now() >= this.until;
  }
}

/** What a slow maker makes; it says null where others may have their turn. */
export function* gathered<T extends object>(made: Iterable<T | null>): Generator<null, T[]> {
  const all: T[] = [];
  for (const one of made) {
    if (one === null) yield null;
    else all.push(one);
  }
  return all;
}
