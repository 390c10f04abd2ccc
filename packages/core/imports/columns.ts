import {
  type AgencyLevel,
  type AgencyType,
  agencyTypes,
  levelNames,
  levels,
  type Obligation,
  obligationNames,
  obligations,
  usual,
} from "../classification/index.ts";
import { folded } from "../fields/index.ts";
import type { Column } from "../sheets/index.ts";

/** The columns of a list of agencies, with the headers they may have. Compared without dấu, case and spacing. */
export const columns = [
  { key: "province", headers: ["mã tỉnh", "mã tỉnh thành", "province_code"] },
  { key: "code", headers: ["mã cơ quan", "mã", "mã đơn vị", "mã xã", "code", "agency_code"], required: true },
  { key: "name", headers: ["tên cơ quan", "tên", "tên đơn vị", "name", "agency_name"], required: true },
  { key: "type", headers: ["loại cơ quan", "loại", "loại hình", "type"], required: true },
  { key: "level", headers: ["cấp", "level"] },
  { key: "parent", headers: ["cơ quan cấp trên", "mã cấp trên", "mã cơ quan cấp trên", "trực thuộc", "parent", "parent_code"] },
  { key: "obligation", headers: ["diện áp dụng", "diện", "nghĩa vụ", "obligation"] },
  { key: "eid", headers: ["mã định danh", "mã định danh điện tử", "e_identifier", "eid"] },
  { key: "validFrom", headers: ["hiệu lực từ", "ngày hiệu lực", "từ ngày", "valid_from"] },
] as const satisfies readonly Column[];
export type ColumnKey = (typeof columns)[number]["key"];

const spoken = (text: string) =>
  folded(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const moreTypes: { readonly [said: string]: AgencyType } = {
  "ubnd tinh": "peoples_committee",
  "van phong ubnd tinh": "peoples_committee",
  so: "department",
  ban: "department",
  nganh: "department",
  "so ban nganh": "department",
  xa: "commune",
  phuong: "ward",
  "dac khu": "special_zone",
  "don vi su nghiep": "public_service_unit",
  huyen: "historic_district",
  "ubnd huyen": "historic_district",
};
const moreLevels: { readonly [said: string]: AgencyLevel } = { tinh: "province", huyen: "district", xa: "commune" };

/** Values as people write them, in Vietnamese with or without dấu, or as the code has them. */
const reader = <V extends string>(values: readonly V[], names: (value: V) => string, more: { readonly [said: string]: V } = {}) => {
  const known = new Map<string, V>([
    ...Object.entries(more),
    ...values.flatMap((value): [string, V][] => [
      [spoken(value), value],
      [spoken(names(value)), value],
    ]),
  ]);
  return { read: (text: string) => known.get(spoken(text)), told: values.map(names).join(", ") };
};
export const typeReader = reader<AgencyType>(agencyTypes, (type) => usual[type].vi, moreTypes);
export const levelReader = reader<AgencyLevel>(levels, (level) => levelNames[level], moreLevels);
export const obligationReader = reader<Obligation>(obligations, (obligation) => obligationNames[obligation]);
