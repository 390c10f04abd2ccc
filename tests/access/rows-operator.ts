import type { nationalRoutes, operatorRoutes } from "@chuan/functions";
import { onboard, provincesOn, suspend } from "@chuan/core/provinces";
import { ProvinceKey } from "@chuan/kernel";
import type { Row } from "./rows.ts";
import { anEmail, type Setting } from "./setting.ts";

const reason = "Theo đề nghị của tỉnh.";
const another = (w: Setting): ProvinceKey => {
  const other = provincesOn("2026-11-22").find(({ key }) => key !== w.province)!;
  return ProvinceKey.parse(other.key as ProvinceKey);
};
/** Another province on board, so that the one of the setting stays as it is. */
async function guest(w: Setting): Promise<string> {
  const province = another(w);
  await onboard(w.operator, { province, admin: { email: anEmail(), name: "Trần Khách" } });
  return province;
}

export const operatorRows: { readonly [L in keyof typeof operatorRoutes | keyof typeof nationalRoutes]: Row } = {
  "GET /v1/national/aggregates": { ask: async (w) => (await w.settle(), {}) },
  "GET /v1/national/trend": { ask: async (w) => (await w.settle(), {}) },

  "GET /v1/operator/health": { ask: () => ({}) },
  "GET /v1/operator/provinces": { ask: () => ({}) },
  "POST /v1/operator/provinces": { ask: (w) => ({ input: { province: another(w), admin: { email: anEmail(), name: "Trần Mới" } } }) },
  "GET /v1/operator/provinces/{province}": { ask: (w) => ({ path: { province: w.province } }) },
  "POST /v1/operator/provinces/{province}/suspend": { ask: async (w) => ({ path: { province: await guest(w) }, input: { reason } }) },
  "POST /v1/operator/provinces/{province}/resume": {
    ask: async (w) => {
      const province = await guest(w);
      await suspend(w.operator, { province, reason });
      return { path: { province }, input: { reason } };
    },
  },
  "POST /v1/operator/provinces/{province}/leave": { ask: async (w) => ({ path: { province: await guest(w) }, input: { reason } }) },
  "GET /v1/operator/members": { ask: () => ({}) },
  "POST /v1/operator/members": { ask: () => ({ input: { email: anEmail(), name: "Vũ Mới", roles: ["operator"] } }) },
  "POST /v1/operator/members/{id}/deactivate": {
    ask: async (w) => ({ path: { id: (await w.member(w.operator, "national_analyst")).id }, input: { reason } }),
  },
};
