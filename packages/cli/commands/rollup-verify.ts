import { verifyRollups } from "@chuan/core/upkeep";
import type { Difference, RollupReport } from "@chuan/kernel";
import { provincesMeant } from "../provinces-meant.ts";
import type { Line, Told } from "../say.ts";
import type { Session } from "../session.ts";
import { verb } from "../verb.ts";

export const rollupVerify = verb(
  "verify [code]",
  { vi: "đếm lại hồ sơ và so với mọi số tổng hợp", en: "recount the records and compare with every sum" },
  (session, [code]) => rollupsOf(session, code),
);

/** The check of one province's sums, or of all. */
export async function rollupsOf(session: Session, code?: string): Promise<Told> {
  const reports: RollupReport[] = [];
  for (const province of await provincesMeant(session, code))
    reports.push(
      await verifyRollups(session.table, province, session.now, (done, of) =>
        session.progress({ vi: `Đếm lại ${province}`, en: `Recounting ${province}` }, done, of),
      ),
    );
  const differences = reports.flatMap((report) => report.differences);
  return {
    data: { ok: differences.length === 0, provinces: reports },
    lines: reports.flatMap(lined),
    ...(differences.length > 0 ? { found: true } : {}),
  };
}

const lined = ({ province, places, records, differences, behind }: RollupReport): Line[] => [
  {
    vi: `${province}: ${places} nơi, ${records} hồ sơ, ${differences.length} sai lệch.`,
    en: `${province}: ${places} places, ${records} records, ${differences.length} differences.`,
  },
  ...differences.map(told),
  ...behind.map(({ place, applied, head }) => ({
    vi: `  ${place}: số tổng hợp chưa theo kịp (${applied}/${head}), không phải sai lệch.`,
    en: `  ${place}: the sums have not caught up yet (${applied}/${head}); that is no difference.`,
  })),
];

const told = ({ at, place, day, fact, counted, stored }: Difference): Line => {
  const where = `${at} ${place}${day === undefined ? "" : ` ${day}`} ${fact}`;
  return { vi: `  ${where}: đếm ${counted}, đang ghi ${stored}`, en: `  ${where}: counted ${counted}, stored ${stored}` };
};
