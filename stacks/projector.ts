import { reaches } from "@chuan/kernel/infra";
import { createFunction, createRole } from "../infra/function";
import { itemsWithin } from "../infra/isolation";
import { follow, following } from "../infra/stream";
import type { Ground } from "./ground";

/**
 * Sums follow from the logs: the projector reads these alone, and writes sums alone. News is gathered for two seconds, so a province is summed
 * at most every two. A minute is enough for a thousand entries of an import; half a gigabyte for what they hold.
 */
export function createProjector({ base, arns, tables, silos, deadLetters }: Ground) {
  const streams = tables.map(({ nodes }) => nodes.table.streamArn);
  const projector = createFunction({
    name: "projector",
    role: createRole("projector"),
    environment: { ...base, SILOS: silos },
    may: $util
      .all([arns, $util.all(streams), deadLetters.arn])
      .apply(([tables, streams, dead]) => [
        ...itemsWithin(reaches.projector, ["GetItem", "Query", "PutItem"], tables),
        ...following(streams, dead),
      ]),
    memory: "512 MB",
    timeout: "60 seconds",
  });
  streams.forEach((stream, i) =>
    follow({ of: i === 0 ? "" : `Silo${i}`, stream, to: projector, deadLetters, everySeconds: 2, suffixes: ["#trail"] }),
  );
  return projector;
}
