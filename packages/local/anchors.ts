import { anchorsOf } from "@chuan/core/upkeep";
import type { AnchorLine } from "@chuan/kernel";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { DataFolder } from "./data.ts";
import type { Platform } from "./platform.ts";

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

/** Notes the head of every log that has grown since it was last noted. Copy the file to where the server cannot write. */
export async function keepAnchors({ table, clock, folder }: Pick<Platform, "table" | "clock"> & { folder: DataFolder }): Promise<number> {
  const known = new Map(anchorsIn(folder.anchors).map(({ place, n }) => [place, n]));
  const fresh: string[] = [];
  for await (const line of anchorsOf(table, clock())) if (known.get(line.place) !== line.n) fresh.push(JSON.stringify(line));
  if (fresh.length === 0) return 0;
  const torn = existsSync(folder.anchors) && !readFileSync(folder.anchors, "utf8").endsWith("\n");
  appendFileSync(folder.anchors, `${torn ? "\n" : ""}${fresh.join("\n")}\n`, { mode: 0o600, flush: true });
  return fresh.length;
}
