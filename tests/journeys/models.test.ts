import * as models from "@chuan/core/models";
import { agencyTasks } from "@chuan/core/tasks";
import { expect, test } from "vitest";
import { aSetting, anActor } from "../access/setting.ts";
import { as } from "../world.ts";

const body = (text: string) => ({
  type: "doc" as const,
  content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text }] }],
});

test("what a province publishes becomes a task in each agency that took it up, by what follows the news alone", async () => {
  const w = await aSetting();
  const writer = await w.member(w.here, "iso_secretary");
  const about = { set: "Khung tài liệu cấp xã", code: "CS.01", title: "Chính sách chất lượng", kind: "policy" as const };
  const { id } = await models.write(w.desk, { ...about, body: body("{{agency}} cam kết.") });
  await models.publish(w.desk, { id, note: "Lần đầu" });
  await models.takeUp(as(w.here, { ...anActor(), id: writer.id, name: writer.name }), { models: [{ id, no: 1 }] });
  const open = async () => {
    await w.settle();
    return (await agencyTasks(w.here, { to: "iso_secretary" })).items.map(({ noun, what }) => `${noun}.${what}`);
  };
  expect(await open()).toEqual([]);
  await models.save(w.desk, { id, ...about, body: body("{{agency}} cam kết phục vụ.") });
  expect(await open()).toEqual([]);
  await models.publish(w.desk, { id, note: "Sửa theo góp ý" });
  expect(await open()).toEqual(["uptake.renew"]);
  await models.withdraw(w.desk, { id, reason: "Đã có mẫu khác." });
  expect(await open()).toEqual([]);
});
