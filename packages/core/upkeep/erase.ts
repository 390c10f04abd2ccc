import {
  emptyPartition,
  everyItem,
  type IdentityCtx,
  keys,
  partitionsOf,
  Problem,
  type ProvinceKey,
  scopeOf,
  sumPartitions,
  type Table,
} from "@chuan/kernel";
import { job } from "../access/index.ts";
import { type accounts, whoIs, whoIsClient } from "../accounts/index.ts";
import { Agencies } from "../agencies/index.ts";
import { Clients } from "../clients/index.ts";
import { asJob, type Means } from "../entrance/index.ts";
import { nouns } from "../index.ts";
import { Members } from "../people/index.ts";
import { SettingsOf } from "../settings/index.ts";
import { filesOf } from "./files.ts";
import { desk, placesOf, workspaceOf } from "./places.ts";

type Verbs = Pick<ReturnType<typeof accounts>, "unlink" | "keepClient">;
const clerk = job("erase", "account:link");

/**
 * Removes everything of a province whose erasing was decided, except its door with the log of the decision. Interrupted anywhere it is run
 * again, and comes to the same. What is removed, in this order, and why:
 * 1. the links of its members and the keys of its API clients in the directory, while the records that name them are there;
 * 2. the files of its places; its agencies, then its desk: of each place the record by which it is found last;
 * 3. its sums, after the logs they could be folded from again;
 * 4. its row in the nation's figures of now. The rows of past days stay: what the nation counted on a day is the nation's history, and
 *    names no agency and no person;
 * 5. its settings, whose presence keeps the province from being brought aboard again before all this is done.
 *
 * @throws illegal_state workspace.not_erased unless `erase` was accepted
 */
export async function eraseProvince(
  means: Means,
  verbs: Verbs,
  province: ProvinceKey,
  progress: (done: number, of: number) => void = () => {},
): Promise<{ items: number }> {
  const { table } = means;
  if ((await workspaceOf(table, province))?.state !== "erased") throw notDecided;
  const places = (await placesOf(table, province)).toSorted((a, b) => rank(a) - rank(b));
  for (const place of places) await unlinkAll(means, verbs, province, place);
  let items = 0;
  // Before the records by which the places are found.
  for (const place of places) items += await removeFiles(means.files, place);
  for (const [i, place] of places.entries()) {
    for (const { pk } of partitionsInOrder(place)) items += await emptyPartition(table, pk);
    progress(i + 1, places.length);
  }
  for (const { pk } of sumPartitions(province)) items += await emptyPartition(table, pk);
  await table.transact([keys.nationRowKey(province), keys.nationCopyKey(province)].map((key) => ({ delete: key })));
  items += await emptyPartition(table, keys.nounPartition(desk(province), SettingsOf.name));
  return { items };
}

/** Every file of a place. Where the bucket keeps versions or locks them, they go when the lock ends. @returns how many */
async function removeFiles(files: Means["files"], place: string): Promise<number> {
  let count = 0;
  if (files)
    for await (const key of filesOf(files, place)) {
      await files.remove(key);
      count++;
    }
  return count;
}

const levelOf = (place: string) => scopeOf(place)?.level;
const rank = (place: string) => ["agency", "province", "workspace"].indexOf(levelOf(place) ?? "");

/** What goes of a place, and the record by which it is found at the end. The door keeps its record and its log. */
function partitionsInOrder(place: string) {
  const kept = levelOf(place) === "workspace" ? ["workspace", "trail"] : [SettingsOf.name];
  const all = partitionsOf(place, nouns).filter(({ noun }) => !kept.includes(noun));
  return all.toSorted((a, b) => Number(a.noun === Agencies.name) - Number(b.noun === Agencies.name));
}

async function unlinkAll(means: Means, verbs: Verbs, workspace: ProvinceKey, place: string): Promise<void> {
  const corner = (who: string) => asJob<IdentityCtx>(means, clerk, { level: "identity", who });
  const scope = scopeOf(place);
  const agency = scope?.level === "agency" ? { agency: scope.agency } : {};
  for await (const item of all(means.table, place, Members.name)) {
    const { id, email, round } = Members.open(item);
    await verbs.unlink(corner(whoIs(email)), { workspace, member: id, ...agency, round });
  }
  for await (const item of all(means.table, place, Clients.name)) {
    const { id, name, secretHash } = Clients.open(item);
    await verbs.keepClient(corner(whoIsClient(id)), { client: id, workspace, name, secretHash, revoked: true });
  }
}
const all = (table: Table, place: string, noun: string) => everyItem(table, { pk: keys.nounPartition(place, noun), limit: 100 });

const notDecided = new Problem("illegal_state", "workspace.not_erased", {
  vi: "Chưa có quyết định xóa tỉnh này; hãy đưa tỉnh ra, chờ hết thời hạn rồi xóa.",
  en: "Erasing this province was not decided; offboard it, wait out the grace period, then erase it.",
});
