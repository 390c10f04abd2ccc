import { posix } from "node:path";
import { walk } from "./xml.ts";

export type Relation = { id: string; kind: string; target: string };

/** Relations of a part; targets are resolved against its folder. The kind is the last word of a URI that differs between editions of the format. */
export const relationsOf = (bytes: Uint8Array | undefined, folder: string): Relation[] => {
  const found: Relation[] = [];
  if (!bytes) return found;
  walk(bytes, {
    open(tag, attributes) {
      if (tag !== "Relationship") return;
      const { Id = "", Type = "", Target = "" } = attributes();
      const target = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
      found.push({ id: Id, kind: Type.slice(Type.lastIndexOf("/") + 1), target });
    },
  });
  return found;
};
