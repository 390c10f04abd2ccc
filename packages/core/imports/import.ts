import { AgencyId, entity, kind, lifecycle } from "@chuan/kernel";
import * as z from "zod";
import { NewAgency, registerClaim } from "../agencies/index.ts";

export const ImportId = kind("import", "imp");
const SheetProblem = z
  .object({ row: z.int(), column: z.string(), code: z.string(), vi: z.string(), en: z.string() })
  .meta({ id: "SheetProblem", description: "Một lỗi của tệp: dòng, cột (0 là cả tệp), và cách sửa." });
export const Problems = z.array(SheetProblem);

const Received = z.object({
  id: ImportId.schema,
  version: z.int(),
  state: z.literal("received"),
  file: z.string(),
  sha256: z.string(),
  receivedAt: z.iso.datetime(),
  /** Rows in the file; of those `done` have been looked at, `created` became agencies, `unchanged` were there already. */
  total: z.int(),
});
const Accepted = Received.extend({ state: z.literal("accepted"), done: z.int(), created: z.int(), unchanged: z.int() });
const Applied = Accepted.extend({ state: z.literal("applied"), appliedAt: z.iso.datetime() });
const Refused = Received.extend({ state: z.literal("refused"), problems: Problems });

/** A list of agencies on its way into the register: all of it, or none. */
export const Import = z.discriminatedUnion("state", [Received, Accepted, Applied, Refused]).meta({ id: "Import" });
export type Import = z.output<typeof Import>;

export const Imports = entity(ImportId, Import, {
  reach: "province",
  // From receipt to the end it holds the register, so that what was judged is what is applied.
  claims: (i) => (i.state === "received" || i.state === "accepted" ? [registerClaim] : []),
  list: (i) => ({ in: "all", by: i.receivedAt }),
});

export const importLife = lifecycle(Imports, {
  start: "received",
  final: ["applied", "refused"],
  transitions: {
    accept: { from: ["received"], to: "accepted", can: "agency:manage" },
    refuse: { from: ["received"], to: "refused", can: "agency:manage" },
    proceed: { from: ["accepted"], to: "accepted", can: "agency:manage" },
    finish: { from: ["accepted"], to: "applied", can: "agency:manage" },
  },
});

/** The rows of an import, a part a record. Ids are minted on receipt, so that a repeated step makes the same agencies. */
const PartId = kind("import_part", "imq");
export const partIdOf = (id: string, index: number) => PartId.from(`${id}|${index}`);
const Part = z.object({
  id: PartId.schema,
  version: z.int(),
  rows: z.array(
    z.object({ row: z.int(), id: AgencyId.schema, agency: NewAgency.omit({ parent: true, edition: true }), parent: z.string().optional() }),
  ),
});
export type PartRow = z.output<typeof Part>["rows"][number];
export const Parts = entity(PartId, Part, { reach: "province" });

/** Rows a part holds, and how many of them one transaction takes: five items an agency, a hundred a transaction. */
export const partSize = 72;
export const stride = 18;
