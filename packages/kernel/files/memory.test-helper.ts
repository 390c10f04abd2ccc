/** Run by itself: takes a file through the disk's whole way, and prints how far its memory went beyond that of small files. */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { AgencyId, type ProvinceKey } from "../ids.ts";
import { diskFiles } from "./disk.ts";
import { shelfOf } from "./keys.ts";
import type { Claim } from "./port.ts";

const [root, warmUp, large] = process.argv.slice(2) as [string, string, string];
const { files, handle } = diskFiles({ root, secret: "s".repeat(32), base: "http://local.test/files", maxSize: 300 * 1024 * 1024 });
const on = shelfOf({ level: "agency", province: "22.2025" as ProvinceKey, agency: AgencyId.mint(new Date()) });

async function pass({ file, ...claim }: Claim & { file: string }): Promise<number> {
  const upload = await files.askUpload({ on, ...claim });
  const body = Readable.toWeb(createReadStream(file)) as ReadableStream;
  const init = { method: "PUT", body, duplex: "half", headers: { "content-type": claim.type } } as RequestInit;
  const sent = await handle(new Request(upload.url, init));
  if (sent?.status !== 204) throw new Error(await sent?.text());
  const { key } = await files.confirm({ on, id: upload.id, ...claim });
  const link = await files.download({ key, ...claim });
  let size = 0;
  for await (const piece of (await handle(new Request(link.url)))!.body!) size += piece.length;
  return size;
}

const claimIn = async (file: string) => JSON.parse(await readFile(file, "utf8")) as Claim & { file: string };
let most = 0;
const look = () => (most = Math.max(most, process.memoryUsage().rss));
const watch = setInterval(look, 5);
// Memory swings by tens of megabytes between two collections, whatever is sent: a trough is no measure, so peaks are compared.
for (let i = 0; i < 5; i++) await pass(await claimIn(warmUp));
look();
const before = most;
most = 0;
const started = performance.now();
const size = await pass(await claimIn(large));
look();
clearInterval(watch);
process.stdout.write(JSON.stringify({ grew: most - before, most, size, ms: performance.now() - started }));
