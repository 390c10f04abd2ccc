import { notFound, onPaper, query } from "@chuan/kernel";
import * as z from "zod";
import { Agencies } from "../agencies/index.ts";
import { type Destruction, DestructionId, Destructions } from "../documents/index.ts";
import { Link, offer } from "../files/index.ts";
import type { Minutes } from "../prints/index.ts";
import { headOf } from "./heading.ts";
import { capacityOf, fileName, kindNames, numberOf } from "./words.ts";

/**
 * The minutes of one destruction (biên bản hủy) as PDF, in the layout of Nghị định 30/2020/NĐ-CP: what was destroyed, by which decision, how and
 * before whom, in the names of that day. Number and place are left to be written. @throws not_found destruction.not_found
 */
export const printDestruction = query({
  name: "document.print_destruction",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ id: DestructionId.schema }),
  answer: Link,
  run: async (ctx, { id }) => {
    const [item, agency] = await ctx.table.batchGet([Destructions.at(ctx, id).key, Agencies.at(ctx, ctx.scope.agency).key]);
    if (!item || !agency) throw notFound(Destructions.name);
    const record = Destructions.open(item);
    const { printMinutes } = await import("../prints/index.ts");
    const bytes = await printMinutes(minutesOf(record, headOf(ctx, Agencies.open(agency))));
    return offer(ctx, bytes, { name: `${fileName("Biên bản hủy", record.code, numberOf(record))}.pdf`, type: "application/pdf" });
  },
});

const named = ({ name, title }: { name: string; title?: string | undefined }) => (title ? `${name}, ${title}` : name);

function minutesOf(record: Destruction, head: { agency: string; superior?: string }): Minutes {
  const { content, decision, witnesses, by } = record;
  const day = onPaper(record.destroyedOn);
  return {
    ...head,
    kind: "BB",
    on: record.destroyedOn,
    about: "Về việc hủy tài liệu hết thời hạn lưu",
    grounds: [`Căn cứ văn bản ${decision.number} ngày ${onPaper(decision.on)} về việc hủy tài liệu.`],
    opening: [
      `Ngày ${day}, tại ${head.agency}, ${named(by)} đã hủy nội dung của tài liệu dưới đây, trước sự chứng kiến của:`,
      ...witnesses.map((person, i) => `${i + 1}. ${named(person)}.`),
    ],
    facts: [
      ["Mã hiệu", record.code],
      ["Tên tài liệu", record.title],
      ["Loại", kindNames[record.kind]],
      ["Lần ban hành/sửa đổi", numberOf(record)],
      ["Có hiệu lực", `từ ngày ${onPaper(record.effectiveFrom)} đến hết ngày ${onPaper(record.endedOn)}`],
      ["Phê duyệt", `${named(record.approvedBy)}, ngày ${onPaper(record.approvedOn)}`],
      [
        "Nội dung",
        content.form === "file" ? `Tệp ${content.name}, ${content.size.toLocaleString("vi-VN")} byte` : "Văn bản soạn trên hệ thống",
      ],
      ["Mã kiểm tra (SHA-256)", content.sha256],
      ["Lý do hủy", record.reason],
      ["Cách hủy", record.method],
    ],
    closing: ["Thông tin về phiên bản, dấu niêm khi phê duyệt và biên bản này được giữ lại để tra cứu (TCVN ISO 9001:2015, điều 7.5.3.2)."],
    signers: [
      ["Người chứng kiến", witnesses],
      ["Người hủy", [{ ...by, capacity: capacityOf(by) }]],
    ],
    made: by.at,
  };
}
