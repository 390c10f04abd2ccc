import { enter } from "@chuan/kernel";
import { expect, test, vi } from "vitest";
import { foreignersStayOut } from "./foreigners.ts";
import { aSetting } from "./setting.ts";

// The table refuses nothing: the checks above it are enough by themselves.
vi.mock("../../packages/kernel/table/confine.ts", () => ({ confine: (table: unknown) => table }));

foreignersStayOut({ neighbours: true });

test("the check is gone: a table of the nation reads a province's records", async () => {
  const w = await aSetting();
  const { table } = enter({ ...w.means, actor: w.desk.actor, scope: { level: "national" } });
  expect(await table.get({ pk: `P#${w.province}#S#settings`, sk: "set_province" })).toBeDefined();
});
