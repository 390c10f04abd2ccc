/** Run by itself until it is killed: sends and confirms one file after the other, and says which are confirmed. */
import { AgencyId, type ProvinceKey } from "../ids.ts";
import { claimOf } from "./claims.test-helper.ts";
import { diskFiles } from "./disk.ts";
import { shelfOf } from "./keys.ts";
import { pdf } from "./pdf.test-helper.ts";

const [root, run] = process.argv.slice(2) as [string, string];
const { files, handle } = diskFiles({ root, secret: "s".repeat(32), base: "http://local.test/files" });
const on = shelfOf({ level: "agency", province: "22.2025" as ProvinceKey, agency: AgencyId.mint(new Date()) });

async function keepOne(n: number): Promise<void> {
  const bytes = pdf({ catalog: `/N ${run}${n}`, objects: [`(${"x".repeat(300_000)})`] });
  const claim = claimOf(bytes);
  const upload = await files.askUpload({ on, ...claim });
  const request = new Request(upload.url, { method: "PUT", headers: { "content-type": claim.type }, body: new Uint8Array(bytes) });
  if ((await handle(request))?.status !== 204) throw new Error("not taken");
  const { key } = await files.confirm({ on, id: upload.id, ...claim });
  process.stdout.write(`${key}\n`);
}
for (let n = 0; ; n += 4) await Promise.all([0, 1, 2, 3].map((i) => keepOne(n + i)));
