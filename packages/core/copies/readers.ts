import { civilDate, notFound, query } from "@chuan/kernel";
import * as z from "zod";
import { Agencies } from "../agencies/index.ts";
import { DocumentId, Documents } from "../documents/index.ts";
import { Link } from "../files/index.ts";
import type { List } from "../prints/index.ts";
import { distributionList, type Duty } from "../reading/index.ts";
import { headOf } from "./heading.ts";
import { forms, offerList } from "./types.ts";
import { fileName } from "./words.ts";

const states = { due: "Chưa xác nhận", read: "Đã đọc, đã hiểu", void: "Không còn yêu cầu" } as const satisfies Record<
  Duty["state"],
  string
>;

/** Who is to read a document and who has, by name, as a list to sign or to file (ISO 9001:2015 clauses 7.3, 7.5.3.2). */
export const printReaders = query({
  name: "reading.print",
  reach: "agency",
  can: "document:read",
  input: z.strictObject({ document: DocumentId.schema, form: z.enum(forms).default("pdf") }),
  answer: Link,
  run: async (ctx, { document, form }) => {
    const [[about, agency], duties] = await Promise.all([
      ctx.table.batchGet([Documents.at(ctx, document).key, Agencies.at(ctx, ctx.scope.agency).key]),
      distributionList(ctx, document),
    ]);
    if (!about || !agency) throw notFound(Documents.name);
    const { code, title } = Documents.open(about);
    const asOf = ctx.clock().toISOString();
    const list: List = {
      ...headOf(ctx, Agencies.open(agency)),
      asOf,
      title: "Danh sách phân phối và xác nhận đã đọc tài liệu",
      filter: `${code} – ${title}`,
      columns: [
        { key: "no", header: "STT", width: 5, kind: "number" },
        { key: "name", header: "Họ và tên", width: 30, kind: "text" },
        { key: "since", header: "Nhận ngày", width: 13, kind: "date" },
        { key: "due", header: "Hạn đọc", width: 13, kind: "date" },
        { key: "state", header: "Tình trạng", width: 20, kind: "text" },
        { key: "read", header: "Ngày xác nhận", width: 15, kind: "date" },
      ],
      rows: duties
        .filter(({ state }) => state !== "void")
        .map((duty, i) => ({
          no: i + 1,
          name: duty.name,
          since: duty.since,
          due: duty.due,
          state: states[duty.state],
          read: duty.state === "read" && duty.readAt ? civilDate(new Date(duty.readAt)) : null,
        })),
    };
    return offerList(ctx, list, form, fileName("Danh sách phân phối", code));
  },
});
