import { broken, type ProvinceKey, type Table } from "@chuan/kernel";
import type { Credentials } from "@chuan/kernel/amazon";
import type { Files } from "@chuan/kernel/files";
import { lateFiles } from "./late-files.ts";
import { openTable, type Silos, tableNames } from "./tables.ts";
import { tenants, tenantSessions, tenantTable } from "./tenant.ts";

type Environment = { TABLE_NAME: string; SILOS: Silos; TENANT_ROLE_ARN: string };
type Documents = { DOCUMENTS_BUCKET: string; LOCK_DAYS: number };
type Options = { name: string; clock: () => Date; onRefusal?: (error: unknown, province: ProvinceKey) => void };

/** What a province's data are reached by: a table and files that know no credentials but those of its session. */
export function tenantStores(env: Environment & Partial<Documents>, { name, clock, onRefusal }: Options) {
  const tableName = tableNames(env.TABLE_NAME, env.SILOS);
  const open = tenants({
    assume: tenantSessions(env.TENANT_ROLE_ARN, name),
    open: (credentials, province) => {
      let files: Promise<Files> | undefined;
      return { table: openTable(tableName, credentials), files: () => (files ??= filesOf(credentials, province)) };
    },
    clock,
    ...(onRefusal ? { onRefusal } : {}),
  });

  /** The S3 client is large, and most requests are about no file: it comes with the first that is. */
  async function filesOf(credentials: Credentials, province: ProvinceKey): Promise<Files> {
    const { DOCUMENTS_BUCKET: pooled, LOCK_DAYS: days = 0 } = env;
    if (pooled === undefined) throw broken("tenant.no_files", `${name} has no bucket`);
    const { S3Client, s3Files } = await import("./files.ts");
    const bucket = env.SILOS[province]?.bucket ?? pooled;
    const client = new S3Client({ maxAttempts: 3, credentials });
    return s3Files({ client, bucket, clock, ...(days > 0 ? { lock: { mode: "COMPLIANCE", days } } : {}) });
  }

  const table = (province: ProvinceKey): Table => tenantTable(open, province);
  return {
    table,
    /** Refused at once, and not only with the first call, when the province cannot be opened. */
    async storesOf(province: ProvinceKey): Promise<{ table: Table; files: Files }> {
      await open.of(province);
      return { table: table(province), files: lateFiles(async () => (await open.of(province)).files()) };
    },
  };
}
