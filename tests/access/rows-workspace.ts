import type { workspaceRoutes } from "@chuan/functions";
import * as adoption from "@chuan/core/adoption";
import { close } from "@chuan/core/agencies";
import { createClient } from "@chuan/core/clients";
import { take } from "@chuan/core/imports";
import { delegateInAgency, delegateInProvince, MemberId } from "@chuan/core/people";
import { randomBytes } from "node:crypto";
import { as } from "../world.ts";
import { documentRows } from "./rows-documents.ts";
import { modelRows } from "./rows-models.ts";
import type { Row } from "./rows.ts";
import { anActor, anEmail, type Ask, type Setting, type Someone } from "./setting.ts";

const reason = "Nhập nhầm, sửa lại cho đúng.";
const id = adoption.adoptionIdFor("2015");
const inHere = (w: Setting, more: Ask = {}): Ask => ({ ...more, path: { agency: w.here.scope.agency, ...more.path } });
const onAgency = (input: Ask["input"]): Row => ({ ask: (w) => ({ path: { id: w.here.scope.agency }, input: input! }) });
const onAdoption = (input: Ask["input"], before: (w: Setting) => Promise<unknown> = async () => {}): Row => ({
  ask: async (w) => (await before(w), inHere(w, { path: { id }, input: input! })),
});
const list = (code: string) => {
  const rows = ["mã cơ quan,tên cơ quan,loại cơ quan", `${code},"Xã Mới ${code}",Xã`].join("\n");
  return { name: "xa.csv", content: Buffer.from(rows).toString("base64") };
};
const aList = () => list(`X.${randomBytes(4).toString("hex")}`);
const scope = { covered: 10, inForce: 10 };
const declared = (w: Setting) => adoption.declare(w.here, { id, basis: "12/QĐ-CB", conformity: "self_declared", scope, reason });

const asSelf = (me: Someone) => ({ ...anActor(), id: me.id, name: me.name });
const days = { from: "2026-11-22", until: "2026-12-05" };
const someone = (role: Someone["role"], at: "desk" | "here") => async (w: Setting) => (await w.member(w[at], role)).id;

export const workspaceRows: { readonly [L in keyof typeof workspaceRoutes]: Row } = {
  ...documentRows,
  ...modelRows,
  "GET /v1/settings": { ask: () => ({}) },
  "POST /v1/settings": { ask: () => ({ input: { agencyReportDue: "11-15" } }) },

  "GET /v1/agencies/{agency}/settings": { ask: (w) => inHere(w) },
  "POST /v1/agencies/{agency}/settings": { ask: (w) => inHere(w, { input: { documentCodes: { process: ["QT.{nn}"] } } }) },

  "GET /v1/agencies": { ask: () => ({}) },
  "POST /v1/agencies": { ask: () => ({ input: { code: "SO.MOI", name: "Sở Mới", type: "department" } }) },
  "GET /v1/agencies/{agency}": { ask: (w) => inHere(w) },
  "POST /v1/agencies/{id}/rename": onAgency({ name: "Sở Tên Khác" }),
  "POST /v1/agencies/{id}/reclassify": onAgency({ obligation: "provincial_plan" }),
  "POST /v1/agencies/{id}/close": onAgency({ reason }),
  "POST /v1/agencies/{id}/reopen": {
    ask: async (w) => {
      await close(w.desk, { id: w.here.scope.agency, reason });
      return { path: { id: w.here.scope.agency }, input: { reason } };
    },
  },

  "POST /v1/imports/open": { ask: () => ({ input: aList() }) },
  "POST /v1/imports/check": { ask: () => ({ input: aList() }) },
  "POST /v1/imports": { ask: () => ({ input: aList() }) },
  "GET /v1/imports": { ask: async (w) => (await take(w.desk, aList()), {}) },
  "GET /v1/imports/{id}": { ask: async (w) => ({ path: { id: (await take(w.desk, aList())).id } }) },

  "GET /v1/adoptions": { ask: () => ({ input: { state: "not_started" } }) },
  "GET /v1/standings": { ask: () => ({}) },
  "GET /v1/agencies/{agency}/adoptions": { ask: (w) => inHere(w) },
  "POST /v1/agencies/{agency}/adoptions": { ask: (w) => inHere(w, { input: { edition: "2026" } }) },
  "GET /v1/agencies/{agency}/adoptions/{id}": { ask: (w) => inHere(w, { path: { id } }) },
  "POST /v1/agencies/{agency}/adoptions/{id}/plan": onAdoption({ due: "2027-06-30" }),
  "POST /v1/agencies/{agency}/adoptions/{id}/build": onAdoption({ reason }),
  "POST /v1/agencies/{agency}/adoptions/{id}/apply": onAdoption({ reason, scope }),
  "POST /v1/agencies/{agency}/adoptions/{id}/confirm": onAdoption({ reason, confirmedBy: "Lê Văn Chính" }),
  "POST /v1/agencies/{agency}/adoptions/{id}/declare": onAdoption({ reason, basis: "12/QĐ-CB", conformity: "self_declared", scope }),
  "POST /v1/agencies/{agency}/adoptions/{id}/change-scope": onAdoption({ why: "Thêm thủ tục mới." }, declared),
  "POST /v1/agencies/{agency}/adoptions/{id}/restart": onAdoption({ reason }, declared),

  "GET /v1/members": { ask: () => ({}) },
  "GET /v1/members/all": { ask: () => ({}) },
  "POST /v1/members": { ask: () => ({ input: { email: anEmail(), name: "Hồ Mới", roles: ["inspector"] } }) },
  "POST /v1/members/{id}/roles": {
    ask: async (w) => ({ path: { id: await someone("inspector", "desk")(w) }, input: { roles: ["province_leader"] } }),
  },
  "POST /v1/members/{id}/deactivate": { ask: async (w) => ({ path: { id: await someone("inspector", "desk")(w) }, input: { reason } }) },
  "POST /v1/delegations": {
    ask: async (w, me) => ({ input: { to: await someone("inspector", "desk")(w), role: me.role, ...days } }),
  },
  "POST /v1/delegations/end": {
    ask: async (w, me) => {
      const to = await someone("inspector", "desk")(w);
      await delegateInProvince(as(w.desk, asSelf(me)), { to: MemberId.schema.parse(to as never), role: me.role, ...days });
      return { input: { to, role: me.role } };
    },
  },
  "GET /v1/agencies/{agency}/colleagues": { ask: (w) => inHere(w) },
  "GET /v1/agencies/{agency}/members": { ask: (w) => inHere(w) },
  "POST /v1/agencies/{agency}/members": { ask: (w) => inHere(w, { input: { email: anEmail(), name: "Hồ Mới", roles: ["staff"] } }) },
  "POST /v1/agencies/{agency}/members/{id}/roles": {
    ask: async (w) => inHere(w, { path: { id: await someone("staff", "here")(w) }, input: { roles: ["qmr"] } }),
  },
  "POST /v1/agencies/{agency}/members/{id}/unit": {
    ask: async (w) => inHere(w, { path: { id: await someone("staff", "here")(w) }, input: { unit: "Văn phòng" } }),
  },
  "POST /v1/agencies/{agency}/members/{id}/deactivate": {
    ask: async (w) => inHere(w, { path: { id: await someone("staff", "here")(w) }, input: { reason } }),
  },
  "POST /v1/agencies/{agency}/delegations": {
    ask: async (w, me) => inHere(w, { input: { to: await someone("staff", "here")(w), role: me.role, ...days } }),
  },
  "POST /v1/agencies/{agency}/delegations/end": {
    ask: async (w, me) => {
      const to = await someone("staff", "here")(w);
      await delegateInAgency(as(w.here, asSelf(me)), { to: MemberId.schema.parse(to as never), role: me.role, ...days });
      return inHere(w, { input: { to, role: me.role } });
    },
  },

  "GET /v1/rollups": { ask: async (w) => (await w.settle(), {}) },
  "GET /v1/rollups/agencies": { ask: async (w) => (await w.settle(), {}) },
  "GET /v1/rollups/trend": { ask: async (w) => (await w.settle(), { input: { from: "2026-11-01" } }) },
  "GET /v1/agencies/{agency}/rollups": { ask: async (w) => (await w.settle(), inHere(w)) },

  "GET /v1/tasks": { ask: () => ({}) },
  "GET /v1/agencies/{agency}/tasks": {
    ask: async (w) => (await adoption.plan(w.here, { id, due: "2027-06-30" }), inHere(w, { input: { to: "iso_secretary" } })),
  },
  "GET /v1/trail": { ask: () => ({}) },
  "GET /v1/agencies/{agency}/trail": { ask: (w) => inHere(w) },

  "GET /v1/clients": { ask: async (w) => (await createClient(w.desk, { name: "Một cửa", scopes: ["agency:read"] }), {}) },
  "POST /v1/clients": { ask: () => ({ input: { name: "Một cửa", scopes: ["agency:read"] } }) },
  "POST /v1/clients/{id}/revoke": {
    ask: async (w) => ({ path: { id: (await createClient(w.desk, { name: "Một cửa", scopes: ["agency:read"] })).id }, input: { reason } }),
  },
};
