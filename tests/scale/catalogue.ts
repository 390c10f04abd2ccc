import { DocumentId, documentKinds, Documents, VersionId } from "@chuan/core/documents";
import { type AgencyCtx, AgencyId, type AgencyScope, command, together, type Table } from "@chuan/kernel";
import * as z from "zod";
import { anActor, at, deskOf } from "../world.ts";
import { now, provinces } from "./country.ts";

const words =
  "quy trình tiếp nhận xử lý hồ sơ thủ tục hành chính kiểm soát thông tin dạng văn bản đánh giá nội bộ hành động khắc phục giải quyết khiếu nại tố cáo".split(
    " ",
  );
const units = ["Văn phòng", "Thanh tra", "Phòng Tổ chức - Hành chính", "Phòng Kế hoạch - Tài chính"];
const title = (n: number) => Array.from({ length: 6 + (n % 9) }, (_, k) => words[(n * 7 + k * 5 + (n >> 3) * k) % words.length]).join(" ");

/** Twenty documents an act, each in force and due for review. */
const some = command({
  name: "scale.documents",
  reach: "agency",
  can: "document:draft",
  input: z.object({ from: z.int(), many: z.int() }),
  answer: z.object({}),
  run: (ctx, { input: { from, many } }) => {
    const [first, ...more] = Array.from({ length: many }, (_, i) => {
      const n = from + i;
      return Documents.create(ctx, DocumentId.mint(ctx.clock()), {
        state: "active" as const,
        code: `QT.${n}`,
        title: title(n),
        kind: documentKinds[n % documentKinds.length]!,
        unit: units[n % units.length]!,
        clauses: ["7.5", "8.5.1"],
        inForce: { version: VersionId.mint(ctx.clock()), issue: 1 + (n % 4), revision: n % 3, effectiveFrom: "2026-01-01" },
        past: [],
        reviewDue: "2027-01-01",
      });
    });
    return { ...together<unknown>(first!, ...more), answer: {} };
  },
});

/** So many documents of an agency, as the verbs would leave them. */
export async function documentsInto(place: AgencyCtx, many: number): Promise<void> {
  for (let from = 0; from < many; from += 20) await some(place, { from, many: Math.min(20, many - from) });
}

/** An agency with so many documents. */
export function aCatalogue(table: Table, many: number): { scope: AgencyScope; filled: Promise<void> } {
  const place = at(
    deskOf(table, () => now, provinces[0]!, anActor()),
    AgencyId.mint(now),
  );
  return { scope: place.scope, filled: documentsInto(place, many) };
}
