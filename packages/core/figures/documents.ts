import { asOf, type Facts } from "@chuan/kernel";
import * as z from "zod";
import { percent } from "./metrics.ts";

const beginning = (prefix: string) => (fact: string) => fact.startsWith(prefix);
const exactly =
  (...names: readonly string[]) =>
  (fact: string) =>
    names.includes(fact);

/** What is counted of controlled documents (ISO 9001 clause 7.5), of what new law asks of them (R6) and of reading them (7.3), each as the facts that it adds up. */
export const documentMetrics = {
  in_force: { name: "Tài liệu đang có hiệu lực", adds: beginning("document|in_force|") },
  in_preparation: { name: "Tài liệu chưa ban hành lần nào", adds: beginning("document|in_preparation|") },
  withdrawn: { name: "Tài liệu đã bãi bỏ", adds: exactly("document|withdrawn") },
  drafting: { name: "Phiên bản đang soạn thảo", adds: exactly("document_version|in_preparation") },
  in_review: { name: "Phiên bản đang soát xét", adds: exactly("document_version|in_review", "document_version|reviewed") },
  awaiting_approval: { name: "Phiên bản chờ phê duyệt", adds: exactly("document_version|awaiting_approval") },
  review_overdue: { name: "Tài liệu quá hạn rà soát", adds: exactly("document.review.overdue") },
  updates_open: { name: "Tài liệu chờ xem xét theo văn bản mới", adds: exactly("legal_update|open") },
  updates_overdue: { name: "Tài liệu quá hạn xem xét theo văn bản mới", adds: exactly("legal_update.overdue") },
  to_read: { name: "Lượt phải đọc mà chưa xác nhận", adds: exactly("reading|due") },
  read: { name: "Lượt đã xác nhận đã đọc, đã hiểu", adds: exactly("reading|read") },
} as const;
type Metric = keyof typeof documentMetrics;
const names = Object.keys(documentMetrics) as [Metric, ...Metric[]];

export const DocumentFigures = z
  .object({
    ...(Object.fromEntries(names.map((name) => [name, z.int().meta({ description: documentMetrics[name].name })])) as {
      [M in Metric]: z.ZodInt;
    }),
    acknowledged: z
      .number()
      .nullable()
      .meta({ description: "Tỷ lệ đã đọc, đã hiểu trên số lượt phải đọc, phần trăm, một chữ số thập phân." }),
  })
  .meta({ id: "DocumentFigures", description: "Tài liệu của hệ thống quản lý chất lượng và việc đọc, đếm từ hồ sơ." });

/** The figures of documents in sums as they stood at the end of a day; what is overdue is what fell due before it. */
export function documentFigures(sums: Facts, day: string): z.output<typeof DocumentFigures> {
  const facts = Object.entries(asOf(sums, day));
  const count = (name: Metric) => facts.reduce((sum, [fact, n]) => (documentMetrics[name].adds(fact) ? sum + n : sum), 0);
  const counts = Object.fromEntries(names.map((name) => [name, count(name)])) as { [M in Metric]: number };
  return { ...counts, acknowledged: percent(counts.read, counts.read + counts.to_read) };
}
