import { reaches } from "@chuan/kernel/infra";
import { createFunction, createRole } from "../infra/function";
import { itemsWithin, verbActions } from "../infra/isolation";
import { reading } from "../infra/secrets";
import type { Ground } from "./ground";

/** Signing in. A processor and a bit (1769 MB is one): a password is checked by scrypt, which is slow on purpose and takes 32 MB. */
export function createIdentity({ base, table, secrets }: Ground) {
  return createFunction({
    name: "identity",
    role: createRole("identity"),
    environment: { ...base, SIGNING_RING_SECRET_ARN: secrets.ring.arn, TICKET_KEY_SECRET_ARN: secrets.ticketKey.arn },
    may: $util
      .all([table.arn, secrets.ring.arn, secrets.ticketKey.arn])
      .apply(([table, ring, ticketKey]) => [...itemsWithin(reaches.identity, verbActions, [table]), ...reading([ring, ticketKey])]),
    memory: "1792 MB",
    timeout: "15 seconds",
  });
}
