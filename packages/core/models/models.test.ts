import { expect, test } from "vitest";
import { anActor, aProvince, as, keys, outcome, recordsOf } from "../../../tests/world.ts";
import { verifyTrail, type AgencyCtx, enter } from "@chuan/kernel";
import { changeSettings } from "../settings/index.ts";
import { agencyTasks } from "../tasks/index.ts";
import { plainText } from "../texts/index.ts";
import { about, aModel, anOffice, aPlace, body, first, nextVersion, ours } from "./an-office.test-helper.ts";
import * as documents from "../documents/index.ts";
import * as models from "./index.ts";

test("a published version is final: 1, 2, 3 … each stays readable as it was, and the next needs a difference", async () => {
  const { desk } = await anOffice();
  const id = await aModel(desk);
  expect(await outcome(models.publish(desk, { id, note: "Lại" }))).toBe("model.nothing_new");
  const { editions } = await nextVersion(desk, id, [...first, "Rà soát hằng năm."]);
  expect(editions).toMatchObject([{ no: 1 }, { no: 2, note: "Sửa theo góp ý" }]);
  const [one, two] = [await models.readEdition(desk, { id, no: 1 }), await models.readEdition(desk, { id, no: 2 })];
  expect([one.body, two.body]).toEqual([body(...first), body(...first, "Rà soát hằng năm.")]);
});

test("what a province is still writing is not to be seen by agencies, nor is a model it never published", async () => {
  const { desk, by } = await anOffice();
  const canary = "chưa công bố bao giờ";
  await models.write(desk, { ...about, code: "CS.09", body: body(canary) });
  const id = await aModel(desk);
  await models.save(desk, { id, ...about, code: "CS.01", body: body(canary) });
  const seen = [await models.offered(by.secretary, {}), await models.lookAt(by.secretary, { id, no: 1 })];
  expect(JSON.stringify(seen)).not.toContain(canary);
  expect(await outcome(models.lookAt(by.secretary, { id, no: 2 }))).toBe("model.not_found");
});

test("publishing refuses every placeholder that is none, and names them; reading shows them while one writes", async () => {
  const { desk } = await anOffice();
  const text = body("Do {{head}} và {{giam_doc}} ký.", "Ngày {{ date }} tại {{", "Nơi nhận: {{Head}}");
  const { id } = await models.write(desk, { ...about, code: "CS.02", body: text });
  const wrong = ["{{giam_doc}}", "{{", "{{Head}}"];
  expect((await models.read(desk, { id })).unknown).toEqual(wrong);
  const refused = await models.publish(desk, { id, note: "Lần đầu" }).catch((error: unknown) => error as { code: string; message: string });
  expect(refused).toMatchObject({ code: "model.unknown_placeholder", message: expect.stringContaining(wrong.join(", ")) });
});

test("taking a model up makes a draft of one's own, with every placeholder filled, that goes on as any other", async () => {
  const { desk, by, head, platform, place } = await anOffice();
  const id = await aModel(desk);
  const { items } = await models.takeUp(by.secretary, { models: [{ id, no: 1 }], head: head.id, unit: "Văn phòng" });
  const made = await ours(by.secretary, items[0]!.document);
  const province = plainText(made.body).match(/thuộc (.+) cam kết/)?.[1];
  expect(province).toMatch(/^(Tỉnh|Thành phố) /);
  // Eight in the evening in London is the next day in Việt Nam.
  expect(plainText(made.body).split("\n")).toEqual([
    `Ủy ban nhân dân xã Hải Ninh thuộc ${province} cam kết phục vụ người dân.`,
    "Chính sách do Phạm Văn Lợi ban hành ngày 21/11/2026.",
    "Văn phòng theo dõi việc thực hiện.",
  ]);
  expect(made.edition).toMatchObject({ state: "draft", code: "CS.01", kind: "policy", drafter: { name: "Đỗ Thị Mai" } });
  expect(made.found).toMatchObject({ title: "Chính sách chất lượng của Ủy ban nhân dân xã Hải Ninh", clauses: ["5.2"], unit: "Văn phòng" });
  expect(await outcome(documents.save(by.secretary, { id: made.version, body: body("Của chúng tôi"), seen: made.seen }))).toBe("ok");
  expect(await verifyTrail(platform.bare, keys.home(place.scope))).toEqual([]);
});

test("a value is words: one that looks like a placeholder is not filled again", async () => {
  const { desk } = await anOffice();
  const { by } = await aPlace(desk, "Xã {{head}}");
  const { items } = await models.takeUp(by.secretary, { models: [{ id: await aModel(desk), no: 1 }] });
  expect(plainText((await ours(by.secretary, items[0]!.document)).body)).toContain("Xã {{head}} thuộc");
});

test("only who holds the role may be named as head", async () => {
  const { desk, by } = await anOffice();
  const id = await aModel(desk);
  const named = { models: [{ id, no: 1 }], head: by.secretary.actor.id as never };
  expect(await outcome(models.takeUp(by.secretary, named))).toBe("model.not_the_head");
  expect((await models.offered(by.secretary, {})).head).toMatchObject({ name: "Phạm Văn Lợi" });
});

test("a head who takes a model up stands in it by name", async () => {
  const { desk, by, head } = await anOffice();
  const { items } = await models.takeUp(by.head, { models: [{ id: await aModel(desk), no: 1 }], head: head.id });
  expect(plainText((await ours(by.head, items[0]!.document)).body)).toContain("do Phạm Văn Lợi ban hành");
});

test("a whole framework is taken up in one act, or nothing of it", async () => {
  const { desk, by, platform, head } = await anOffice();
  const ids = [];
  for (let n = 1; n <= 10; n += 1) ids.push(await aModel(desk, `QT.${n}`));
  await documents.create(by.secretary, { code: "QT.7", title: "Đã có", kind: "process" });
  const wanted = ids.map((id) => ({ id, no: 1 }));
  const before = platform.bare.dump();
  const refused = await models
    .takeUp(by.secretary, { models: wanted })
    .catch((error: unknown) => error as { code: string; message: string });
  expect(refused).toMatchObject({ code: "model.code_in_use", message: expect.stringContaining("QT.7") });
  expect(platform.bare.dump()).toEqual(before);
  platform.take();
  const renamed = wanted.map((want, i) => (i === 6 ? { ...want, code: "QT.70" } : want));
  expect((await models.takeUp(by.secretary, { models: renamed, head: head.id }, { key: "mot-lan-thoi" })).items).toHaveLength(10);
  expect(platform.take().trips).toBe(2);
  expect((await documents.list(by.secretary, {})).items).toHaveLength(11);
});

test("taking a model up twice is told with the document it became; so is an older version, and one withdrawn", async () => {
  const { desk, by } = await anOffice();
  const [id, other] = [await aModel(desk), await aModel(desk, "CS.02")];
  await models.takeUp(by.secretary, { models: [{ id, no: 1, code: "CS.10" }] });
  const again = await models
    .takeUp(by.secretary, {
      models: [
        { id: other, no: 1 },
        { id, no: 1 },
      ],
    })
    .catch((error: unknown) => error);
  expect(again).toMatchObject({
    code: "model.taken_up",
    more: { errors: [{ path: "models.1", say: { vi: expect.stringContaining("CS.10") } }] },
  });
  expect(
    await outcome(
      models.takeUp(by.secretary, {
        models: [
          { id: other, no: 1 },
          { id: other, no: 1 },
        ],
      }),
    ),
  ).toBe("model.taken_up");
  await nextVersion(desk, other, ["Khác hẳn."]);
  expect(await outcome(models.takeUp(by.secretary, { models: [{ id: other, no: 1 }] }))).toBe("model.newer");
  await models.withdraw(desk, { id: other, reason: "Đã có mẫu khác." });
  expect(await outcome(models.takeUp(by.secretary, { models: [{ id: other, no: 2 }] }))).toBe("model.withdrawn");
  expect(await outcome(nextVersion(desk, other, ["Sửa nữa."]))).toBe("model.withdrawn");
});

test("what was decided about codes binds a model too, and an agency may say another", async () => {
  const { desk, by } = await anOffice();
  const id = await aModel(desk);
  await changeSettings(desk, { documentCodes: { policy: ["CSCL.{nn}"] } });
  expect(await outcome(models.takeUp(by.secretary, { models: [{ id, no: 1 }] }))).toBe("document.code_pattern");
  const { items } = await models.takeUp(by.secretary, { models: [{ id, no: 1, code: "CSCL.01" }] });
  expect(items).toMatchObject([{ code: "CSCL.01" }]);
});

test("two who take a model up at once make one document of it", async () => {
  const { desk, by, platform } = await anOffice();
  const id = await aModel(desk);
  const codes = ["CS.10", "CS.11"];
  const said = await Promise.all(codes.map((code) => outcome(models.takeUp(by.secretary, { models: [{ id, no: 1, code }] }))));
  expect(said.toSorted()).toEqual(["ok", "uptake.changed_meanwhile"]);
  expect(recordsOf(platform, "document")).toHaveLength(1);
});

test("the province sees who has not taken a model up, who is behind and who is current, among the agencies that exist", async () => {
  const { desk, by, agency } = await anOffice();
  const id = await aModel(desk);
  const others = [await aPlace(desk, "Xã Tiên Yên"), await aPlace(desk, "Xã Bình Liêu")];
  await models.takeUp(by.secretary, { models: [{ id, no: 1 }] });
  await nextVersion(desk, id, ["Mới."]);
  await models.takeUp(others[0]!.by.secretary, { models: [{ id, no: 2 }] });
  const names = async (standing: "missing" | "behind" | "current") =>
    (await models.uptakes(desk, { id, standing })).items.map((row) => row.agency.name);
  expect([await names("missing"), await names("behind"), await names("current")]).toEqual([
    ["Xã Bình Liêu"],
    [agency.name],
    ["Xã Tiên Yên"],
  ]);
  expect((await models.uptakes(desk, { id })).items[0]).toMatchObject({ agency: { obligation: "encouraged", level: "commune" } });
  const standings = (await models.offered(by.secretary, {})).items.map(({ standing, no }) => [standing, no]);
  expect(standings).toEqual([["behind", 2]]);
});

test("pages of who has not taken a model up add up to all of them, each once", async () => {
  const { desk, by, agency } = await anOffice();
  const id = await aModel(desk);
  const missing = [];
  for (let n = 0; n < 6; n += 1) missing.push((await aPlace(desk, `Xã ${n}`)).agency.id);
  await models.takeUp(by.secretary, { models: [{ id, no: 1 }] });
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await models.uptakes(desk, { id, limit: 2, ...(cursor ? { cursor } : {}) });
    found.push(...page.items.map((row) => row.agency.id));
    cursor = page.cursor;
  } while (cursor);
  expect(found.toSorted()).toEqual(missing.toSorted());
  expect(found).not.toContain(agency.id);
});

test("nothing of one agency's uptake is to be seen in another; nothing of a province's models in another province", async () => {
  const { desk, by, platform } = await anOffice();
  const id = await aModel(desk, "CS.01", ["Mật hiệu của tỉnh này {{agency}}"]);
  const { items } = await models.takeUp(by.secretary, { models: [{ id, no: 1 }] });
  const neighbour = await aPlace(desk, "Xã Tiên Yên");
  expect(JSON.stringify(await models.offered(neighbour.by.secretary, {}))).not.toContain(items[0]!.document);
  const made = await ours(by.secretary, items[0]!.document);
  expect(await outcome(models.compareToModel(neighbour.by.secretary, { id, version: made.version, from: 1, to: 1 }))).toBe(
    "model.not_found",
  );
  const elsewhere = await aProvince(platform, otherThan(desk.scope.province));
  const stranger = await aPlace(elsewhere);
  expect((await models.offered(stranger.by.secretary, {})).items).toEqual([]);
  for (const attempt of [
    models.lookAt(stranger.by.secretary, { id, no: 1 }),
    models.takeUp(stranger.by.secretary, { models: [{ id, no: 1 }] }),
    models.read(elsewhere, { id }),
    models.uptakes(elsewhere, { id }),
  ])
    expect(await outcome(attempt)).toMatch(/not_found$/);
});
const otherThan = (key: string) => (key === "22.2025" ? "24.2025" : "22.2025") as Parameters<typeof aProvince>[1];

test("an agency writes nothing on the shelf that its province shares, whatever it is allowed to do", async () => {
  const { desk, by, platform } = await anOffice();
  const id = await aModel(desk);
  const shelf = recordsOf(platform, "model_offer")[0]!;
  expect(shelf.pk).toBe(`${keys.sharedShelf(desk.scope.province)}#model_offer`);
  const agency: AgencyCtx = enter({ ...by.secretary, table: platform.table, actor: anActor() });
  await expect(agency.table.transact([{ put: { ...shelf, state: "withdrawn" } }])).rejects.toMatchObject({ code: "table.outside_scope" });
  expect(await outcome(models.save(agency as never, { id, ...about, code: "CS.01", body: body("x") }))).not.toBe("ok");
});

test("who may not write models is told so", async () => {
  const { desk } = await anOffice();
  const reader = as(desk, anActor("document:read"));
  expect(await outcome(models.write(reader, { ...about, code: "CS.05", body: body("x") }))).toBe("access.forbidden");
  expect((await models.list(reader, {})).items).toEqual([]);
});

test("one code stands once in a framework, and again in another; a withdrawn model gives it back", async () => {
  const { desk } = await anOffice();
  const id = await aModel(desk);
  expect(await outcome(aModel(desk))).toBe("model.code_taken");
  expect(await outcome(aModel(desk, "CS.01", first, "Khung tài liệu sở"))).toBe("ok");
  await models.withdraw(desk, { id, reason: "Soạn lại từ đầu." });
  expect(await outcome(aModel(desk))).toBe("ok");
  expect((await models.list(desk, { state: "withdrawn" })).items).toHaveLength(1);
});

test("how many agencies stand where is counted of many models at once, and is as many as the lists name", async () => {
  const { desk, by } = await anOffice();
  const [one, other] = [await aModel(desk), await aModel(desk, "CS.02")];
  const places = [await aPlace(desk, "Xã Tiên Yên"), await aPlace(desk, "Xã Bình Liêu")];
  await models.takeUp(by.secretary, { models: [{ id: one, no: 1 }] });
  await nextVersion(desk, one, ["Mới."]);
  await models.takeUp(places[0]!.by.secretary, {
    models: [
      { id: one, no: 2 },
      { id: other, no: 1 },
    ],
  });
  const { items } = await models.countUptakes(desk, { models: [one, other].join(",") });
  expect(items).toEqual([
    { model: one, missing: 1, behind: 1, current: 1 },
    { model: other, missing: 2, behind: 0, current: 1 },
  ]);
  const listed = (await models.uptakes(desk, { id: one, standing: "all" })).items.map(({ standing }) => standing);
  for (const standing of ["missing", "behind", "current"] as const)
    expect(listed.filter((each) => each === standing)).toHaveLength(items[0]![standing]);
});

test("the desk sees what it is about to publish against what was published", async () => {
  const { desk } = await anOffice();
  const id = await aModel(desk);
  await models.save(desk, { id, ...about, code: "CS.01", body: body(...first, "Rà soát hằng năm.") });
  expect((await models.compareEditions(desk, { id, from: 1 })).counts).toMatchObject({ added: 1, unchanged: first.length });
  await models.publish(desk, { id, note: "Thêm việc rà soát" });
  expect((await models.compareEditions(desk, { id, from: 1, to: 2 })).counts).toMatchObject({ added: 1 });
  expect((await models.compareEditions(desk, { id, from: 2 })).same).toBe(true);
  expect(await outcome(models.compareEditions(desk, { id, from: 3 }))).toBe("model_edition.not_found");
});

test("an agency behind is given the task to take the newer version in, once, until it has or the model is withdrawn", async () => {
  const { desk, by, place } = await anOffice();
  const id = await aModel(desk);
  const { items } = await models.takeUp(by.secretary, { models: [{ id, no: 1, code: "CS.10" }] });
  const open = async () => (await agencyTasks(place, { to: "iso_secretary" })).items;
  await models.tell(place, { id });
  expect(await open()).toEqual([]);
  await nextVersion(desk, id, ["Mới."]);
  await models.tell(place, { id });
  await models.tell(place, { id });
  const title = "CS.10 Chính sách chất lượng của Ủy ban nhân dân xã Hải Ninh";
  expect(await open()).toMatchObject([{ noun: "uptake", what: "renew", due: "2027-02-21", title }]);
  const { version } = await ours(by.secretary, items[0]!.document);
  await models.renew(by.secretary, { id, document: items[0]!.document, version, from: 1, to: 2 });
  expect(await open()).toEqual([]);
  await nextVersion(desk, id, ["Mới nữa."]);
  await models.tell(place, { id });
  expect(await open()).toHaveLength(1);
  await models.withdraw(desk, { id, reason: "Đã có mẫu khác." });
  await models.tell(place, { id });
  expect(await open()).toEqual([]);
});
