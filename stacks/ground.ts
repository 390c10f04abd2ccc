import { createTopic } from "../infra/alarms";
import { createAnchors, createDocuments } from "../infra/documents";
import { createRouter } from "../infra/domain";
import { createKey } from "../infra/encryption";
import { createRole } from "../infra/function";
import { createTenantRole } from "../infra/isolation";
import { createMail } from "../infra/mail";
import { createSecrets } from "../infra/secrets";
import type { Settings } from "../infra/settings";
import { createDeadLetters } from "../infra/stream";
import { createTable } from "../infra/table";

/** What all surfaces stand on: where data, keys and letters are, and the role in whose name a province's data are touched. */
export function createGround(settings: Settings) {
  const key = createKey(settings);
  const topic = createTopic(settings, key);
  const router = createRouter(settings);
  const origin = settings.domain === undefined ? router.url : $util.output(`https://${settings.domain}`);
  const table = createTable("Table", settings, key);
  const documents = createDocuments("Documents", settings, key, origin);
  const own = settings.silos.map((province) => {
    const name = `Silo${province.replace(".", "x")}`;
    return {
      province,
      table: createTable(`${name}Table`, settings, key),
      bucket: createDocuments(`${name}Documents`, settings, key, origin),
    };
  });
  const tables = [table, ...own.map((silo) => silo.table)];
  const roles = { workspace: createRole("workspace"), clerk: createRole("clerk"), clock: createRole("clock") };
  const tenantRole = createTenantRole(Object.values(roles), tables, [documents, ...own.map(({ bucket }) => bucket)], settings.lockDays > 0);
  const silos = $util
    .all(own.map((silo) => $util.all([silo.table.name, silo.bucket.name])))
    .apply((names) =>
      JSON.stringify(Object.fromEntries(own.map(({ province }, i) => [province, { table: names[i]?.[0], bucket: names[i]?.[1] }]))),
    );
  return {
    settings,
    key,
    topic,
    router,
    table,
    documents,
    anchors: createAnchors("Anchors", settings, key),
    tables,
    arns: $util.all(tables.map(({ arn }) => arn)),
    roles,
    tenantRole,
    secrets: createSecrets(settings, key),
    mail: createMail(settings, topic),
    deadLetters: createDeadLetters(key),
    /** What every function is told. */
    base: { STAGE: settings.stage, ORIGIN: origin, VERSION: settings.version, TABLE_NAME: table.name },
    silos,
  };
}
export type Ground = ReturnType<typeof createGround>;
