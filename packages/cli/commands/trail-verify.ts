import { type TrailReport, verifyTrails } from "@chuan/core/upkeep";
import { anchorsIn } from "@chuan/local";
import type { Told } from "../say.ts";
import type { Session } from "../session.ts";
import { textOf, verb } from "../verb.ts";

export const trailVerify = verb(
  "verify [code]",
  {
    vi: "kiểm tra nhật ký: có mục nào bị sửa, xóa, chèn, đổi chỗ",
    en: "check the logs for entries edited, removed, inserted or reordered",
  },
  (session, [code], options) => trailsOf(session, code, textOf(options, "anchors")),
  (command) => command.option("--anchors <file>", "tệp mốc giữ ở nơi khác · anchors kept elsewhere (anchors.jsonl of the data folder)"),
);

/** The check of one province's logs, or of all there are. */
export async function trailsOf(session: Session, code?: string, file = session.platform.folder.anchors): Promise<Told> {
  const only = code === undefined ? {} : { only: session.provinceOf(code) };
  const report = await verifyTrails(session.table, { ...only, anchors: anchorsIn(file) }, (done, of) =>
    session.progress({ vi: "Kiểm tra nhật ký", en: "Checking logs" }, done, of),
  );
  const { faults } = report;
  return { data: { ok: faults.length === 0, ...report }, lines: lined(report), ...(faults.length > 0 ? { found: true } : {}) };
}

const names = {
  edited: "bị sửa",
  missing: "bị xóa",
  inserted: "bị chèn",
  reordered: "bị đổi chỗ",
  truncated: "bị cắt đuôi từ đây",
  rewritten: "bị viết lại",
} as const;

const lined = ({ places, entries, anchors, faults }: TrailReport) => [
  {
    vi: `${places} nhật ký, ${entries} mục, ${anchors} mốc: ${faults.length} lỗi.`,
    en: `${places} logs, ${entries} entries, ${anchors} anchors: ${faults.length} faults.`,
  },
  ...faults.map(({ place, n, fault }) => ({ vi: `  ${place} mục ${n}: ${names[fault]}`, en: `  ${place} entry ${n}: ${fault}` })),
];
