import * as documents from "@chuan/core/documents";
import * as models from "@chuan/core/models";
import type { workspaceRoutes } from "@chuan/functions";
import { randomBytes } from "node:crypto";
import { as } from "../world.ts";
import type { Row } from "./rows.ts";
import { anActor, type Ask, type Setting, type Someone } from "./setting.ts";

const aCode = () => `QT.${randomBytes(4).toString("hex").toUpperCase()}`;
const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const body = (...lines: string[]) => ({ type: "doc" as const, content: lines.map(paragraph) }) as never;
const first = body("{{agency}} cam kết phục vụ người dân.", "Ban hành ngày {{date}}.");
const about = { set: "Khung tài liệu cấp xã", title: "Chính sách chất lượng", kind: "policy" as const };
const aModel = () => ({ ...about, code: aCode(), body: first });
const reason = "Đã có mẫu khác thay thế.";

const self = (w: Setting, who: Pick<Someone, "id" | "name">) => as(w.here, { ...anActor(), id: who.id, name: who.name });
const written = (w: Setting) => models.write(w.desk, aModel());
const published = async (w: Setting) => models.publish(w.desk, { id: (await written(w)).id, note: "Lần đầu" });
async function takenUp(w: Setting, me: Someone) {
  const { id } = await published(w);
  const { items } = await models.takeUp(self(w, me), { models: [{ id, no: 1 }] });
  const document = await documents.read(self(w, me), { id: items[0]!.document });
  if (document.state !== "active") throw new Error("a new document is active");
  return { id, document: document.id, version: document.draft! };
}
/** The model has gone on since the agency took it up. */
async function behind(w: Setting, me: Someone) {
  const taken = await takenUp(w, me);
  const { set, code, title, kind } = (await models.read(w.desk, { id: taken.id })).model;
  await models.save(w.desk, {
    id: taken.id,
    set,
    code,
    title,
    kind,
    body: body("{{agency}} cam kết phục vụ người dân.", "Rà soát hằng năm."),
  });
  await models.publish(w.desk, { id: taken.id, note: "Thêm việc rà soát" });
  return taken;
}
const inHere = (w: Setting, more: Ask = {}): Ask => ({ ...more, path: { agency: w.here.scope.agency, ...more.path } });

type Lines = Extract<keyof typeof workspaceRoutes, `${string}/models${string}` | "GET /v1/uptakes">;
export const modelRows: { readonly [L in Lines]: Row } = {
  "GET /v1/models": { ask: async (w) => (await written(w), {}) },
  "POST /v1/models": { ask: () => ({ input: aModel() }) },
  "GET /v1/models/{id}": { ask: async (w) => ({ path: { id: (await written(w)).id } }) },
  "POST /v1/models/{id}/save": { ask: async (w) => ({ path: { id: (await written(w)).id }, input: aModel() }) },
  "POST /v1/models/{id}/publish": { ask: async (w) => ({ path: { id: (await written(w)).id }, input: { note: "Lần đầu" } }) },
  "POST /v1/models/{id}/withdraw": { ask: async (w) => ({ path: { id: (await published(w)).id }, input: { reason } }) },
  "GET /v1/models/{id}/editions/{no}": { ask: async (w) => ({ path: { id: (await published(w)).id, no: "1" } }) },
  "GET /v1/models/{id}/uptakes": { ask: async (w) => ({ path: { id: (await published(w)).id } }) },
  "GET /v1/models/{id}/compare": { ask: async (w) => ({ path: { id: (await published(w)).id }, input: { from: "1" } }) },
  "GET /v1/uptakes": { ask: async (w) => ({ input: { models: (await published(w)).id } }) },
  "GET /v1/agencies/{agency}/models": { ask: async (w) => (await published(w), inHere(w)) },
  "POST /v1/agencies/{agency}/models/take-up": {
    ask: async (w) => inHere(w, { input: { models: [{ id: (await published(w)).id, no: 1 }] } }),
  },
  "GET /v1/agencies/{agency}/models/{id}/editions/{no}": {
    ask: async (w) => inHere(w, { path: { id: (await published(w)).id, no: "1" } }),
  },
  "GET /v1/agencies/{agency}/models/{id}/compare": {
    ask: async (w, me) => {
      const { id, version } = await behind(w, me);
      return inHere(w, { path: { id }, input: { version, from: "1", to: "2" } });
    },
  },
  "POST /v1/agencies/{agency}/models/{id}/renew": {
    ask: async (w, me) => {
      const { id, ...ours } = await behind(w, me);
      return inHere(w, { path: { id }, input: { ...ours, from: 1, to: 2 } });
    },
  },
};
