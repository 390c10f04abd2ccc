import { accounts, accountSettings, type AccountSettings } from "@chuan/core/accounts";
import { ringOf } from "@chuan/core/tokens";
import type { Means } from "@chuan/core/entrance";
import { type Logged, projector } from "@chuan/functions";
import { Problem, type ProvinceKey, seconds, type Table } from "@chuan/kernel";
import { diskFiles } from "@chuan/kernel/files/disk";
import { sqliteTable } from "@chuan/kernel/sqlite";
import { createHmac } from "node:crypto";
import { type DataFolder, secretsOf } from "./data.ts";
import { mailCatcher } from "./mail.ts";

export type Stage = "development" | "production";
export type PlatformOptions = {
  folder: DataFolder;
  stage: Stage;
  origin: string;
  clock?: () => Date;
  settings?: Partial<AccountSettings>;
  log?: (line: Logged | object) => void;
};
export type Platform = Awaited<ReturnType<typeof openPlatform>>;

const cursorKey = { pk: "L#feed", sk: "cursor" };
const yesterdayKey = { pk: "L#feed", sk: "yesterday" };
const atOnce = 1000;
const expireAtOnce = 500;

/** The embedded platform: the table, the verbs and what follows from the feed, without a server. The command line opens the same. */
export async function openPlatform({
  folder,
  stage,
  origin,
  clock = () => new Date(),
  settings: own = {},
  log = () => {},
}: PlatformOptions) {
  const table = sqliteTable(folder.database);
  const secrets = await secretsOf(folder, clock());
  const settings: AccountSettings = { ...accountSettings, requireTotp: stage === "production", ...own };
  const verbs = accounts({ settings, secrets });
  const { post, all: letters } = mailCatcher(folder.mail, clock);
  const follow = projector({ verbs, secrets, post, origin });
  // Of the key that signs links, so that an installation has one secret to keep; addresses of files live minutes.
  const secret = createHmac("sha256", secrets.ticketKey).update("addresses of files").digest();
  const { files, handle } = diskFiles({ root: folder.files, secret, base: "/files", clock });
  const means = (requestId: string): Means => ({ table, files, clock, requestId });

  /** Takes what the feed has, once. @returns how many keys there were. */
  async function step(sums: Set<ProvinceKey>): Promise<number> {
    const at = await table.get(cursorKey);
    const news = await table.feed(String(at?.["at"] ?? ""), atOnce);
    const told = news.keys.filter(({ pk }) => pk !== cursorKey.pk);
    if (told.length === 0) return 0;
    try {
      for (const province of await follow.take(means("feed"), told)) sums.add(province);
    } catch (error) {
      // The command line, or a server, follows the same feed: whoever was second looks again and finds it done.
      if (error instanceof Problem && error.kind === "stale") return told.length;
      throw error;
    }
    await move(table, news.next);
    return news.keys.length;
  }

  return {
    folder,
    stage,
    table,
    files,
    /** Answers requests for addresses of files; undefined for any other. */
    handleFile: handle,
    clock,
    settings,
    secrets,
    verbs,
    letters,
    log,
    means,
    follow,
    ring: ringOf(secrets.ring, clock),
    step,
    /** Everything that follows from what was committed, done: sums, directory, mail. */
    async settle(): Promise<void> {
      const sums = new Set<ProvinceKey>();
      while ((await step(sums)) > 0);
      await follow.sum(means("feed"), sums);
    },
    /** Lets go of what is past its time, and of changes that were told before the day before this: called once a day. */
    async forget(): Promise<void> {
      while (table.expire(seconds(clock()), expireAtOnce) === expireAtOnce);
      const [now, before] = await table.batchGet([cursorKey, yesterdayKey]);
      if (before) table.trim(String(before["at"]));
      if (now) await table.transact([{ put: { ...yesterdayKey, at: now["at"]! } }]);
    },
    close: () => table.close(),
  };
}

/** The cursor only tells where to read on: two who move it do no harm, since everything that follows may be done twice. */
const move = (table: Table, at: string) => table.transact([{ put: { ...cursorKey, at } }]);
