import { describe, expect, test } from "vitest";
import { otherRooms, twin } from "./callers.ts";
import { askOf, casesAt, holders, rightful } from "./cases.ts";
import { type Ask, aSetting, type Setting } from "./setting.ts";

/**
 * With one check taken out of the program (by the mocks of the file that calls this), whoever comes from elsewhere still reads nothing of a
 * province and changes nothing in it. How they are told does not matter here: a refusal by the table itself is an internal error.
 * `neighbours`: people of another agency of the same province, too.
 */
export function foreignersStayOut({ neighbours, arrange = () => {} }: { neighbours: boolean; arrange?: (w: Setting) => void }): void {
  describe.for(casesAt("agency", "province").map((c) => [c.name, c] as const))("%s", ([, c]) => {
    test("gives nothing to whoever comes from elsewhere and changes nothing for them", async () => {
      const w = await aSetting();
      arrange(w);
      const me = await rightful(c, w);
      const ask = await askOf(c, w, me);
      const other = await twin(c, w, me);
      const head = await w.member(w.there, holders("member:manage", "agency").with[0]!);
      const tokens = [
        undefined,
        other.token,
        ...(await otherRooms(c, w)).filter(({ who }) => !who.includes("workspace")).map(({ token }) => token),
      ];
      const near = neighbours && c.verb.reach === "agency" ? [head.token] : [];
      const sent = JSON.stringify(ask);
      const mine = w.all(w.mine);
      const ids = [...new Set(mine.join("\n").match(/[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}/g))].filter(
        (id) => id !== me.id && !sent.includes(id),
      );
      for (const token of [...tokens, ...near]) {
        const { text } = await w.send(c.line, ask, token);
        expect([...ids, w.province].filter((id) => text.includes(id))).toEqual([]);
        expect(w.all(w.mine)).toEqual(mine);
      }
    });
  });
}

/** What the check would have refused, and how it is answered now that it is gone: the mutation is one. */
export const plan = (w: Setting): Ask => ({ path: { agency: w.here.scope.agency, id: "ado_2015" }, input: { due: "2027-06-30" } });
