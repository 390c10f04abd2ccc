import type { AnchorStore } from "@chuan/functions";
import type { AnchorLine } from "@chuan/kernel";
import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** The anchors kept so far, oldest first. A last line that a crash cut off is passed over: it will be written again. */
export function anchorsIn(file: string): AnchorLine[] {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return lines.slice(0, -1).flatMap((line) => {
    try {
      return [JSON.parse(line) as AnchorLine];
    } catch {
      return [];
    }
  });
}

/** Notes, in one file, the head of every log that has grown since it was last noted. Copy the file to where the server cannot write. */
export function anchorFile(file: string): AnchorStore {
  const known = new Map(anchorsIn(file).map(({ place, n }) => [place, n]));
  return {
    // Noting again costs nothing, so no day is ever over.
    kept: async () => new Set(),
    async keep(_day, _part, lines) {
      const fresh = lines.filter(({ place, n }) => known.get(place) !== n);
      if (fresh.length === 0) return;
      for (const { place, n } of fresh) known.set(place, n);
      const torn = existsSync(file) && !readFileSync(file, "utf8").endsWith("\n");
      appendFileSync(file, `${torn ? "\n" : ""}${fresh.map((line) => JSON.stringify(line)).join("\n")}\n`, { mode: 0o600, flush: true });
    },
  };
}
