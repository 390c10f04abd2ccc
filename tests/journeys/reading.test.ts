import * as documents from "@chuan/core/documents";
import { assignUnit, deactivateInAgency } from "@chuan/core/people";
import * as reading from "@chuan/core/reading";
import { expect, test } from "vitest";
import { aSetting, anActor, type Someone } from "../access/setting.ts";
import { as } from "../world.ts";

test("who comes into a unit, moves away or leaves is asked to read or no longer asked, by what follows the news alone", async () => {
  const w = await aSetting();
  const self = ({ id, name }: Someone) => as(w.here, { ...anActor(), id, name, confirmedAt: w.clock().toISOString() });
  const [writer, head] = [await w.member(w.here, "iso_secretary"), await w.member(w.here, "agency_head")];
  const [one, two] = [await w.member(w.here, "staff"), await w.member(w.here, "staff")];
  const made = await documents.create(self(writer), { title: "Quy trình một cửa", kind: "process" });
  const id = made.state === "active" ? made.draft! : (undefined as never);
  await documents.submit(self(writer), { id, summary: "Ban hành", reason: "Áp dụng", reviewers: [head.id as never] });
  await documents.agree(self(head), { id });
  await documents.sendForApproval(self(writer), { id });
  await documents.approve(self(head), { document: made.id, id });
  await reading.distribute(self(writer), { document: made.id, audience: { units: ["Bộ phận một cửa"] } });
  const asked = async () => {
    await w.settle();
    const { items } = await reading.readers(self(head), { document: made.id });
    return new Set(items.flatMap(({ person, state }) => (state === "void" ? [] : [person.name])));
  };
  const move = (who: Someone, unit: string | null) => assignUnit(self(head), { id: who.id as never, unit });
  expect(await asked()).toEqual(new Set());
  await move(one, "Bộ phận một cửa");
  expect(await asked()).toEqual(new Set([one.name]));
  await move(two, "bộ phận một cửa");
  await move(one, "Văn phòng");
  expect(await asked()).toEqual(new Set([two.name]));
  await deactivateInAgency(self(head), { id: two.id as never, reason: "Chuyển công tác" });
  expect(await asked()).toEqual(new Set());
});
