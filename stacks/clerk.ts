import { reaches } from "@chuan/kernel/infra";
import { createFunction } from "../infra/function";
import { assuming, itemsWithin, verbActions } from "../infra/isolation";
import { sending } from "../infra/mail";
import { reading } from "../infra/secrets";
import { follow, following } from "../infra/stream";
import type { Ground } from "./ground";

/**
 * What follows from news by further acts: accounts, letters, imports left half done, who is asked to read. Its own role has the directory and
 * the platform's people; in a province it acts as the province. A second stream reader and not a third: a shard serves two without throttling.
 * Five minutes for an import of a thousand agencies, half a gigabyte.
 */
export function createClerk({ base, table, tables, silos, tenantRole, secrets, mail, deadLetters, roles }: Ground) {
  const streams = tables.map(({ nodes }) => nodes.table.streamArn);
  const clerk = createFunction({
    name: "clerk",
    role: roles.clerk,
    environment: {
      ...base,
      SILOS: silos,
      TENANT_ROLE_ARN: tenantRole.arn,
      TICKET_KEY_SECRET_ARN: secrets.ticketKey.arn,
      MAIL_FROM: mail.from,
      MAIL_CONFIGURATION_SET: mail.set,
    },
    may: $util
      .all([table.arn, tenantRole.arn, secrets.ticketKey.arn, mail.identityArn, mail.setArn, $util.all(streams), deadLetters.arn])
      .apply(([table, role, ticketKey, identity, set, streams, dead]) => [
        ...itemsWithin(reaches.clerk, verbActions, [table]),
        ...assuming(role),
        ...reading([ticketKey]),
        ...sending(identity, set, mail.from),
        ...following(streams, dead),
      ]),
    memory: "512 MB",
    timeout: "5 minutes",
  });
  streams.forEach((stream, i) => follow({ of: i === 0 ? "" : `Silo${i}`, stream, to: clerk, deadLetters, everySeconds: 1 }));
  return clerk;
}
