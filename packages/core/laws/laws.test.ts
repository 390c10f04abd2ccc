import { asOf } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at, outcome } from "../../../tests/world.ts";
import { create } from "../documents/index.ts";
import { finish, LegalUpdates, list, register, updates } from "./index.ts";

async function anOffice() {
  const platform = aPlatform(new Date("2025-06-20T02:00:00Z"));
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  const secretary = await aMember(place, "iso_secretary");
  const ctx = as(place, { ...anActor(), id: secretary.id, name: secretary.name });
  const { id } = await create(ctx, { code: "QT.01", title: "Tiếp nhận hồ sơ", kind: "process" });
  return { platform, ctx, process: id };
}
const law = { number: "118/2025/NĐ-CP", title: "Về cơ chế một cửa", issuer: "Chính phủ", effectiveFrom: "2025-07-01" };

test("a process that cites new law is to be updated within three months of its effect (R6)", async () => {
  const { ctx, process } = await anOffice();
  await register(ctx, { ...law, cited: [process] });
  expect((await updates(ctx, {})).items).toMatchObject([{ due: "2025-10-01", document: process, title: "QT.01: 118/2025/NĐ-CP" }]);
  expect((await list(ctx, {})).items).toMatchObject([{ number: "118/2025/NĐ-CP" }]);
});

test("an update that is late is overdue on any day asked, with no job to miss", async () => {
  const { ctx, process } = await anOffice();
  await register(ctx, { ...law, cited: [process] });
  const [open] = (await updates(ctx, {})).items;
  const facts = LegalUpdates.factsOf(open!);
  expect(asOf(facts, "2025-10-01")).toEqual({ "legal_update|open": 1 });
  expect(asOf(facts, "2025-10-02")).toEqual({ "legal_update|open": 1, "legal_update.overdue": 1 });
});

test("done is told with how, and asks for nothing any more", async () => {
  const { ctx, process, platform } = await anOffice();
  await register(ctx, { ...law, cited: [process] });
  const [open] = (await updates(ctx, {})).items;
  await finish(ctx, { id: open!.id, how: "QT.01 lần ban hành 2" });
  expect((await updates(ctx, {})).items).toEqual([]);
  expect((await updates(ctx, { state: "done" })).items).toMatchObject([{ how: "QT.01 lần ban hành 2", doneOn: "2025-06-20" }]);
  expect(platform.bare.dump().filter((item) => item["what"] === "update_process")).toEqual([]);
});

test("a text is entered once by its number, and cites only what is there", async () => {
  const { ctx, process } = await anOffice();
  await register(ctx, { ...law, cited: [process] });
  expect(await outcome(register(ctx, law))).toBe("law.number_taken");
  const { process: elsewhere } = await anOffice();
  expect(await outcome(register(ctx, { ...law, number: "9/2026/NĐ-CP", cited: [elsewhere] }))).toBe("document.not_found");
});
