import { noun } from "../http/contents.ts";

const people = noun(() => import("@chuan/core/people"));
const provinces = noun(() => import("@chuan/core/provinces"));

/** The table of contents of the platform's operators. */
export const operatorRoutes = {
  "GET /v1/operator/health": provinces.health,
  "GET /v1/operator/provinces": provinces.listProvinces,
  "POST /v1/operator/provinces": provinces.onboard,
  "GET /v1/operator/provinces/{province}": provinces.readProvince,
  "POST /v1/operator/provinces/{province}/suspend": provinces.suspend,
  "POST /v1/operator/provinces/{province}/resume": provinces.resume,
  "POST /v1/operator/provinces/{province}/leave": provinces.leave,
  "GET /v1/operator/members": people.listOnPlatform,
  "POST /v1/operator/members": people.inviteToPlatform,
  "POST /v1/operator/members/{id}/deactivate": people.deactivateOnPlatform,
} as const;
