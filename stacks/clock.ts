import { reaches } from "@chuan/kernel/infra";
import { createFunction } from "../infra/function";
import { assuming, itemsWithin, type Statement } from "../infra/isolation";
import { reading, turning } from "../infra/secrets";
import type { Ground } from "./ground";

const anchoring = (bucket: string): Statement[] => [
  { Sid: "KeepAnchors", Effect: "Allow", Action: ["s3:PutObject"], Resource: [`${bucket}/anchors/*`] },
  {
    Sid: "FindAnchors",
    Effect: "Allow",
    Action: ["s3:ListBucket"],
    Resource: [bucket],
    Condition: { StringLike: { "s3:prefix": ["anchors/*"] } },
  },
];

/**
 * Past midnight in Việt Nam: a day has ended, another begins. All logs of all provinces are looked at, so it may take the quarter of an hour
 * that Lambda allows, and a gigabyte; what is left then, the next run takes up. They come twenty minutes apart, so two never overlap, until
 * six; those with nothing left to do read five things and end. A run that fails is tried again twice; a day without one is alarmed of.
 */
export function createClock({ base, arns, silos, tenantRole, secrets, anchors, documents, settings, deadLetters, roles }: Ground) {
  const clock = createFunction({
    name: "clock",
    role: roles.clock,
    environment: {
      ...base,
      SILOS: silos,
      TENANT_ROLE_ARN: tenantRole.arn,
      SIGNING_RING_SECRET_ARN: secrets.ring.arn,
      JWKS_SECRET_ARN: secrets.jwks.arn,
      TICKET_KEY_SECRET_ARN: secrets.ticketKey.arn,
      DOCUMENTS_BUCKET: documents.name,
      LOCK_DAYS: String(settings.lockDays),
      ANCHORS_BUCKET: anchors.name,
    },
    may: $util
      .all([arns, tenantRole.arn, anchors.arn, secrets.ring.arn, secrets.jwks.arn, secrets.ticketKey.arn])
      .apply(([tables, role, bucket, ring, jwks, ticketKey]) => [
        ...itemsWithin(reaches.clock, ["GetItem", "BatchGetItem", "Query", "QueryIndex", "PutItem"], tables),
        ...assuming(role),
        ...anchoring(bucket),
        ...reading([ring, jwks, ticketKey]),
        ...turning([ring, jwks, ticketKey]),
      ]),
    memory: "1024 MB",
    timeout: "15 minutes",
  });
  new sst.aws.CronV2("Daily", {
    schedule: "cron(10/20 0-5 * * ? *)",
    timezone: "Asia/Ho_Chi_Minh",
    function: clock.made.arn,
    retries: 2,
    dlq: deadLetters.arn,
  });
  return clock;
}
