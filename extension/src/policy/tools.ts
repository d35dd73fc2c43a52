/** Which tool a host belongs to. */
import type { Site, Tool } from "../protocol";

/** How well a host fits a pattern: 0 not at all; a host named exactly wins, then the longest `*.domain`. */
export function fit(pattern: string, host: string): number {
  if (pattern === host) return 1_000_000;
  return pattern.startsWith("*.") && host.endsWith(pattern.slice(1)) ? pattern.length : 0;
}

function best<T extends { hosts: string[] }>(all: readonly T[], host: string): T | null {
  let found: T | null = null;
  let most = 0;
  for (const one of all) {
    for (const pattern of one.hosts) {
      const fits = fit(pattern, host);
      if (fits > most) [found, most] = [one, fits];
    }
  }
  return found;
}

export const toolFor = (tools: readonly Tool[], host: string): Tool | null => best(tools, host);
export const siteFor = (sites: readonly Site[], host: string): Site | null => best(sites, host);
