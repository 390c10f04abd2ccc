import { reaches } from "@chuan/kernel/infra";
import { createFunction, createRole } from "../infra/function";
import { itemsWithin } from "../infra/isolation";
import { reading } from "../infra/secrets";
import type { Ground } from "./ground";

/** The nation: one query of at most 34 rows, and no record within reach. Half a gigabyte is what a fast start takes; ten seconds are plenty. */
export function createNational({ base, table, secrets }: Ground) {
  return createFunction({
    name: "national",
    role: createRole("national"),
    environment: { ...base, JWKS_SECRET_ARN: secrets.jwks.arn },
    may: $util
      .all([table.arn, secrets.jwks.arn])
      .apply(([table, jwks]) => [...itemsWithin(reaches.national, ["Query"], [table]), ...reading([jwks])]),
    memory: "512 MB",
    timeout: "10 seconds",
  });
}
