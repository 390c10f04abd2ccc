import { expect, test } from "vitest";
import { changeAgencyRoles } from "../people/index.ts";
import { aMember, outcome } from "../../../tests/world.ts";
import * as documents from "../documents/index.ts";
import { plainText } from "../texts/index.ts";
import { aModel, anOffice, body, first, inForce, nextVersion, ours } from "./an-office.test-helper.ts";
import * as models from "./index.ts";

const later = ["{{agency}} thuộc {{province}} cam kết phục vụ người dân và doanh nghiệp.", first[1]!, first[2]!, "Rà soát hằng năm."];

/** An agency that took a model up and wrote in it; then the model went on. */
async function behind(change: (lines: string[]) => string[] = (lines) => lines) {
  const office = await anOffice();
  const id = await aModel(office.desk);
  const { items } = await models.takeUp(office.by.secretary, { models: [{ id, no: 1 }], head: office.head.id });
  const { document } = items[0]!;
  const made = await ours(office.by.secretary, document);
  const lines = change(plainText(made.body).split("\n"));
  await documents.save(office.by.secretary, { id: made.version, body: body(...lines), seen: made.seen });
  await nextVersion(office.desk, id, later);
  const now = async () => plainText((await ours(office.by.secretary, document)).body).split("\n");
  return { ...office, id, document, lines, version: made.version, now };
}
const want = ({ id, document, version }: Awaited<ReturnType<typeof behind>>) => ({ id, document, version, from: 1, to: 2 });

test("a comparison tells each passage: changed by the model, by us, by both, by none; and changes nothing", async () => {
  const w = await behind(([a, b, c]) => [a!, b!, `${c} Báo cáo mỗi quý.`]);
  const before = w.platform.bare.dump();
  const told = await models.compareToModel(w.by.secretary, { id: w.id, version: w.version, from: 1, to: 2 });
  expect(told.passages.map((one) => one.is)).toEqual(["model", "none", "ours", "model"]);
  expect(told.counts).toEqual({ none: 1, model: 2, ours: 1, agreed: 0, joined: 0, conflict: 0 });
  expect(told.passages[0]).toMatchObject({
    model: [{ is: "changed", segments: expect.arrayContaining([{ is: "added", text: " và doanh nghiệp" }]) }],
  });
  expect(told.passages[2]).toMatchObject({ ours: [{ is: "changed" }] });
  expect(w.platform.bare.dump()).toEqual(before);
});

test("what only the model changed comes into the open draft, with placeholders filled, and ours stays", async () => {
  const w = await behind(([a, b, c]) => [a!, b!, `${c} Báo cáo mỗi quý.`]);
  const renewed = await models.renew(w.by.secretary, want(w));
  expect(renewed).toMatchObject({ draft: w.version, taken: 2, conflicts: [], uptake: { no: 2, renewed: { from: 1, conflicts: 0 } } });
  expect(await w.now()).toEqual([
    w.lines[0]!.replace("người dân", "người dân và doanh nghiệp"),
    w.lines[1],
    w.lines[2],
    "Rà soát hằng năm.",
  ]);
});

test("where both changed, ours stays to the word and the conflict is told", async () => {
  const own = "Chúng tôi phục vụ bà con hai buổi mỗi ngày.";
  const w = await behind(([a, b, c]) => [a!.replace("phục vụ người dân", "phục vụ bà con"), b!, c!, own]);
  const { conflicts } = await models.renew(w.by.secretary, want(w));
  expect(conflicts).toMatchObject([
    { ours: w.lines[0], model: expect.stringContaining("doanh nghiệp") },
    { base: "", model: "Rà soát hằng năm.", ours: own },
  ]);
  expect(await w.now()).toEqual(w.lines);
  expect(await outcome(models.renew(w.by.secretary, { ...want(w), from: 2, to: 2 }))).toBe("model.up_to_date");
});

test("with no changes of ours the result is the model's new text, filled", async () => {
  const w = await behind();
  await models.renew(w.by.secretary, want(w));
  const [province] = /thuộc (.+) cam kết/.exec(w.lines[0]!)!.slice(1);
  const filled = later[0]!.replace("{{agency}}", w.agency.name).replace("{{province}}", province!);
  expect(await w.now()).toEqual([filled, w.lines[1], w.lines[2], "Rà soát hằng năm."]);
});

test("what is in force stays so, and the newer text begins its next revision", async () => {
  const w = await behind();
  await inForce(w.by, w.document);
  const { draft } = await models.renew(w.by.secretary, want(w));
  const found = await documents.read(w.by.secretary, { id: w.document });
  expect(found).toMatchObject({ inForce: { version: w.version, issue: 1, revision: 0 }, draft });
  expect((await ours(w.by.secretary, w.document)).edition).toMatchObject({ state: "draft", issue: 1, revision: 1 });
  expect(await w.now()).toContain("Rà soát hằng năm.");
  expect(plainText((await documents.readVersion(w.by.secretary, { id: w.version })).text!.body).split("\n")).toEqual(w.lines);
});

test("a version under review, a draft that another holds and another base are refused, and nothing changes", async () => {
  const w = await behind();
  const before = w.platform.bare.dump();
  expect(await outcome(models.renew(w.by.head, want(w)))).toBe("document.locked");
  expect(await outcome(models.renew(w.by.secretary, { ...want(w), from: 2, to: 2 }))).toBe("model.other_base");
  expect(await outcome(models.renew(w.by.secretary, { ...want(w), to: 3 }))).toBe("model_edition.not_found");
  expect(w.platform.bare.dump()).toEqual(before);
  const why = { summary: "Ban hành", reason: "Theo khung của tỉnh" };
  await documents.submit(w.by.secretary, { id: w.version, ...why, reviewers: [w.by.head.actor.id as never] });
  expect(await outcome(models.renew(w.by.secretary, want(w)))).toBe("document.not_a_draft");
});

test("a new head's name comes in where the text is still the model's; the day stays the first one", async () => {
  const w = await behind();
  await models.renew(w.by.secretary, want(w));
  const heir = await aMember(w.place, "agency_head", "Vũ Thị Lan");
  await changeAgencyRoles(w.place, { id: w.head.id, roles: ["staff"] });
  w.platform.setClock(new Date("2027-03-01T02:00:00Z"));
  await models.renew(w.by.secretary, { ...want(w), from: 2, to: 2, head: heir.id });
  expect((await w.now())[1]).toBe("Chính sách do Vũ Thị Lan ban hành ngày 21/11/2026.");
});

test("a person decides passage by passage: the model's, ours or both; what nobody decided goes as it would", async () => {
  const own = "Chúng tôi phục vụ bà con hai buổi mỗi ngày.";
  const w = await behind(([a, b, c]) => [a!.replace("phục vụ người dân", "phục vụ bà con"), b!, c!, own]);
  const told = await models.compareToModel(w.by.secretary, { id: w.id, version: w.version, from: 1, to: 2 });
  expect(told.passages.map(({ is }) => is)).toEqual(["conflict", "none", "none", "conflict"]);
  const passages = [
    { at: 0, takes: "model" as const },
    { at: 3, takes: "both" as const },
  ];
  const renewed = await models.renew(w.by.secretary, { ...want(w), decided: { digest: told.digest, passages } });
  expect(renewed).toMatchObject({ taken: 2, conflicts: [], uptake: { no: 2, renewed: { conflicts: 0 } } });
  expect(await w.now()).toEqual([expect.stringContaining("người dân và doanh nghiệp"), w.lines[1], w.lines[2], own, "Rà soát hằng năm."]);
});

test("a change of the model that a person leaves out stays out; ours is as it was", async () => {
  const w = await behind();
  const { digest } = await models.compareToModel(w.by.secretary, { id: w.id, version: w.version, from: 1, to: 2 });
  const decided = { digest, passages: [{ at: 3, takes: "ours" as const }] };
  expect(await models.renew(w.by.secretary, { ...want(w), decided })).toMatchObject({ taken: 1 });
  expect(await w.now()).not.toContain("Rà soát hằng năm.");
});

test("what was decided of another text is refused, and nothing changes", async () => {
  const w = await behind();
  const { digest } = await models.compareToModel(w.by.secretary, { id: w.id, version: w.version, from: 1, to: 2 });
  const { seen } = await ours(w.by.secretary, w.document);
  await documents.save(w.by.secretary, { id: w.version, body: body("Viết lại từ đầu."), seen });
  const before = w.platform.bare.dump();
  const decided = { digest, passages: [{ at: 0, takes: "model" as const }] };
  expect(await outcome(models.renew(w.by.secretary, { ...want(w), decided }))).toBe("model.other_passages");
  expect(w.platform.bare.dump()).toEqual(before);
});
