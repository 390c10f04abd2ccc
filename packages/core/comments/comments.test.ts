import type { AgencyCtx } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at, outcome } from "../../../tests/world.ts";
import * as documents from "../documents/index.ts";
import { add, answer, list, reopen, resolve } from "./index.ts";

const page = (...lines: string[]) => ({
  type: "doc" as const,
  content: lines.map((text) => ({ type: "paragraph" as const, content: [{ type: "text" as const, text }] })),
});

/** A draft with a text, and two people of its agency. */
async function aDraft(...lines: string[]) {
  const desk = await aProvince(aPlatform());
  const place = at(desk, (await anAgency(desk)).id);
  const self = async (name: string): Promise<AgencyCtx> => as(place, { ...anActor(), id: (await aMember(place, "staff", name)).id, name });
  const [writer, reader] = [await self("Đỗ Thị Mai"), await self("Lê Văn Bình")];
  const made = await documents.create(writer, { code: "QT.01", title: "Tiếp nhận hồ sơ", kind: "process" });
  const of = made.state === "active" ? made.draft! : (undefined as never);
  await documents.save(writer, { id: of, body: page(...lines), seen: 1 });
  return { writer, reader, of, write: (seen: number, ...next: string[]) => documents.save(writer, { id: of, body: page(...next), seen }) };
}

test("a remark stays with its passage while the text around it is written on", async () => {
  const { reader, of, write } = await aDraft("Một cửa tiếp nhận hồ sơ.", "Trả kết quả trong ngày.");
  await add(reader, { of, text: "Ghi rõ số giờ", quote: "trong ngày" });
  await write(2, "Lời nói đầu.", "Một cửa tiếp nhận hồ sơ.", "Trả kết quả trong ngày.");
  const [shown] = (await list(reader, { of })).items;
  expect(shown).toMatchObject({ orphaned: false, comment: { text: "Ghi rõ số giờ", by: { name: "Lê Văn Bình" } } });
});

test("when its passage goes the remark is shown as orphaned, not lost", async () => {
  const { reader, of, write } = await aDraft("Trả kết quả trong ngày.");
  await add(reader, { of, text: "Ghi rõ số giờ", quote: "trong ngày" });
  await write(2, "Trả kết quả.");
  expect((await list(reader, { of })).items).toMatchObject([{ orphaned: true, comment: { anchor: { quote: "trong ngày" } } }]);
});

test("a remark on words that are not there is refused with the field", async () => {
  const { reader, of } = await aDraft("Trả kết quả trong ngày.");
  await expect(add(reader, { of, text: "?", quote: "ngoài giờ" })).rejects.toMatchObject({
    code: "text.no_such_passage",
    more: { errors: [{ path: "quote" }] },
  });
});

test("a remark is answered, resolved, and opened again; each with who did it", async () => {
  const { writer, reader, of } = await aDraft("Trả kết quả trong ngày.");
  const { id } = await add(reader, { of, text: "Ghi rõ số giờ" });
  await answer(writer, { id, text: "Đã ghi 08 giờ làm việc" });
  expect(await resolve(reader, { id })).toMatchObject({
    state: "resolved",
    resolvedBy: { name: "Lê Văn Bình" },
    replies: [{ by: { name: "Đỗ Thị Mai" } }],
  });
  expect(await outcome(answer(writer, { id, text: "Thêm nữa" }))).toBe("comment.not_from_resolved");
  expect(await reopen(reader, { id })).toMatchObject({ state: "open" });
});

test("two versions are compared word by word", async () => {
  const { writer, of } = await aDraft("Trả kết quả trong ngày.");
  const other = await documents.create(writer, { code: "QT.02", title: "Khác", kind: "process" });
  const id = other.state === "active" ? other.draft! : (undefined as never);
  await documents.save(writer, { id, body: page("Trả kết quả trong buổi."), seen: 1 });
  const told = JSON.stringify(await documents.compare(writer, { id, with: of }));
  expect(told).toContain("ngày");
  expect(told).toContain("buổi");
});
