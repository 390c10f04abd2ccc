import { type CatalogueReport, verifyCatalogues } from "@chuan/core/upkeep";
import { provincesMeant } from "../provinces-meant.ts";
import type { Line } from "../say.ts";
import { verb } from "../verb.ts";

export const catalogueVerify = verb(
  "verify [code]",
  { vi: "so từng dòng của các danh mục với hồ sơ", en: "compare every line of the lists with its record" },
  async (session, [code]) => {
    const reports: CatalogueReport[] = [];
    for (const province of await provincesMeant(session, code))
      reports.push(
        await verifyCatalogues(session.table, province, (done, of) =>
          session.progress({ vi: `So danh mục ${province}`, en: `Comparing the lists of ${province}` }, done, of),
        ),
      );
    const faults = reports.flatMap((report) => report.faults);
    return {
      data: { ok: faults.length === 0, provinces: reports },
      lines: reports.flatMap(lined),
      ...(faults.length > 0 ? { found: true } : {}),
    };
  },
);

const names = {
  missing: ["thiếu dòng", "the line is missing"],
  wrong: ["dòng khác với hồ sơ", "the line is not what the record says"],
  left: ["dòng không còn hồ sơ", "the line is left over"],
  unnoted: ["hồ sơ không ghi dòng của mình", "the record does not know its line"],
} as const;
const lined = ({ province, lines, faults }: CatalogueReport): Line[] => [
  { vi: `${province}: ${lines} dòng, ${faults.length} sai lệch.`, en: `${province}: ${lines} lines, ${faults.length} differences.` },
  ...faults.map(({ place, id, fault }) => ({ vi: `  ${id} (${place}): ${names[fault][0]}`, en: `  ${id} (${place}): ${names[fault][1]}` })),
];
