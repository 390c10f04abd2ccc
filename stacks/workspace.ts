import { createFunction } from "../infra/function";
import { assuming } from "../infra/isolation";
import { reading } from "../infra/secrets";
import type { Ground } from "./ground";

/**
 * One province's workspace. Its own role touches no data: what it needs it does as the province it serves. 1 GB, for half a processor: a page
 * of a document is compared, an upload is looked into. 15 seconds are three of the table's patience, and half of what the gateway waits.
 */
export function createWorkspace({ base, silos, tenantRole, secrets, documents, settings, roles }: Ground) {
  return createFunction({
    name: "workspace",
    role: roles.workspace,
    environment: {
      ...base,
      SILOS: silos,
      TENANT_ROLE_ARN: tenantRole.arn,
      JWKS_SECRET_ARN: secrets.jwks.arn,
      DOCUMENTS_BUCKET: documents.name,
      LOCK_DAYS: String(settings.lockDays),
    },
    may: $util.all([tenantRole.arn, secrets.jwks.arn]).apply(([role, jwks]) => [...assuming(role), ...reading([jwks])]),
    memory: "1024 MB",
    timeout: "15 seconds",
  });
}
