import { reaches } from "@chuan/kernel/infra";
import { createFunction, createRole } from "../infra/function";
import { itemsWithin, verbActions } from "../infra/isolation";
import { reading } from "../infra/secrets";
import type { Ground } from "./ground";

/** Provinces come and go: their doors and first desks, and no agency. Seldom used and light: half a gigabyte, fifteen seconds. */
export function createOperator({ base, arns, silos, secrets }: Ground) {
  return createFunction({
    name: "operator",
    role: createRole("operator"),
    environment: { ...base, SILOS: silos, JWKS_SECRET_ARN: secrets.jwks.arn },
    may: $util
      .all([arns, secrets.jwks.arn])
      .apply(([tables, jwks]) => [...itemsWithin(reaches.operator, [...verbActions, "QueryIndex"], tables), ...reading([jwks])]),
    memory: "512 MB",
    timeout: "15 seconds",
  });
}
