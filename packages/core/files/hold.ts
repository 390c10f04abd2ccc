import { type AgencyCtx, type Change, Problem, type Stored, unchanged } from "@chuan/kernel";
import { type FileRecord, FileRecords } from "./file.ts";

const notReady = new Problem("illegal_state", "file.not_confirmed", {
  vi: "Tệp này chưa tải lên xong; hãy tải lên lại rồi đính kèm.",
  en: "This file was not uploaded; upload it, then attach it.",
});
const tooManyHolders = new Problem("illegal_state", "file.too_many_holders", {
  vi: "Tệp này đã được dùng ở 100 nơi; hãy sửa và lưu lại thành tệp khác nội dung rồi tải lên.",
  en: "This file is in use in 100 places; the same content is the same file, so save it anew with a change and upload that.",
});

/** A record begins to hold a file: it is kept as long as anything holds it. @throws illegal_state file.not_confirmed, file.too_many_holders */
export function hold(ctx: AgencyCtx, file: Stored<FileRecord> | undefined, holder: string): Change<FileRecord> {
  if (file?.state !== "loose" && file?.state !== "held") throw notReady;
  const holders = file.state === "held" ? file.holders : [];
  if (holders.includes(holder)) return unchanged<FileRecord>(file);
  if (holders.length === 100) throw tooManyHolders;
  return FileRecords.update<FileRecord>(ctx, file as Stored<FileRecord>, { ...file, state: "held", holders: [...holders, holder] });
}

/** A record holds a file no longer. Held by nothing, it is collected a day later. */
export function release(ctx: AgencyCtx, file: Stored<FileRecord>, holder: string): Change<FileRecord> {
  if (file.state !== "held" || !file.holders.includes(holder)) return unchanged<FileRecord>(file);
  const { holders: all, ...rest } = file;
  const holders = all.filter((each) => each !== holder);
  const at = ctx.clock().toISOString();
  return FileRecords.update<FileRecord>(
    ctx,
    file as Stored<FileRecord>,
    holders.length > 0 ? { ...file, holders } : { ...rest, state: "loose", at },
  );
}
