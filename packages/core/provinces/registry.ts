// Law as data: the provinces of Việt Nam by code AND time. Codes were reused in 2025 (24 was Bắc Giang and is Bắc Ninh), and the rank of a unit
// changes by resolution several times a year, so a bare code or a bare name says nothing without a day.

export type ProvinceType = "province" | "city";

/** A rank with the first day it holds. `name` only where the unit was then called something else. */
export type TypeSpan = { type: ProvinceType; from: string; basis: string; name?: string };

export type ProvinceUnit = {
  /** `<code>.<year of the list>`: "24.2025" is Bắc Ninh, "24.2008" Bắc Giang. */
  key: string;
  code: string;
  name: string;
  /** Oldest first; the first begins on `validFrom`. */
  types: readonly TypeSpan[];
  validFrom: string;
  /** Last day in force, inclusive; absent while it stands. */
  validTo?: string;
  /** Keys of the units merged into this one, the one whose name or seat it took first. */
  predecessors: readonly string[];
  successor?: string;
  basis: string;
};

const OLD = { year: "2008", from: "2008-08-01", to: "2025-06-30", basis: "Nghị quyết 15/2008/QH12" };
const NEW = {
  year: "2025",
  from: "2025-07-01",
  kept: "Quyết định 19/2025/QĐ-TTg",
  merged: "Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg",
};

/** The 34 units since 2025-07-01: code, name, codes of the 2008 list that went into it. A star marks a city from the first day. */
const since2025 = `
01 *Hà Nội = 01
04 Cao Bằng = 04
08 Tuyên Quang = 08 02
11 Điện Biên = 11
12 Lai Châu = 12
14 Sơn La = 14
15 Lào Cai = 10 15
19 Thái Nguyên = 19 06
20 Lạng Sơn = 20
22 Quảng Ninh = 22
24 Bắc Ninh = 27 24
25 Phú Thọ = 25 26 17
31 *Hải Phòng = 31 30
33 Hưng Yên = 33 34
37 Ninh Bình = 37 35 36
38 Thanh Hóa = 38
40 Nghệ An = 40
42 Hà Tĩnh = 42
44 Quảng Trị = 45 44
46 *Huế = 46
48 *Đà Nẵng = 48 49
51 Quảng Ngãi = 51 62
52 Gia Lai = 64 52
56 Khánh Hòa = 56 58
66 Đắk Lắk = 66 54
68 Lâm Đồng = 68 67 60
75 Đồng Nai = 75 70
79 *Hồ Chí Minh = 79 74 77
80 Tây Ninh = 72 80
82 Đồng Tháp = 87 82
86 Vĩnh Long = 86 83 84
91 An Giang = 89 91
92 *Cần Thơ = 92 94 93
96 Cà Mau = 96 95`;

/** The 63 units from 2008-08-01 to 2025-06-30: code and name. */
const from2008 = `
01 *Hà Nội|02 Hà Giang|04 Cao Bằng|06 Bắc Kạn|08 Tuyên Quang|10 Lào Cai|11 Điện Biên|12 Lai Châu|14 Sơn La|15 Yên Bái
17 Hòa Bình|19 Thái Nguyên|20 Lạng Sơn|22 Quảng Ninh|24 Bắc Giang|25 Phú Thọ|26 Vĩnh Phúc|27 Bắc Ninh|30 Hải Dương|31 *Hải Phòng
33 Hưng Yên|34 Thái Bình|35 Hà Nam|36 Nam Định|37 Ninh Bình|38 Thanh Hóa|40 Nghệ An|42 Hà Tĩnh|44 Quảng Bình|45 Quảng Trị
46 Huế|48 *Đà Nẵng|49 Quảng Nam|51 Quảng Ngãi|52 Bình Định|54 Phú Yên|56 Khánh Hòa|58 Ninh Thuận|60 Bình Thuận|62 Kon Tum
64 Gia Lai|66 Đắk Lắk|67 Đắk Nông|68 Lâm Đồng|70 Bình Phước|72 Tây Ninh|74 Bình Dương|75 Đồng Nai|77 Bà Rịa - Vũng Tàu|79 *Hồ Chí Minh
80 Long An|82 Tiền Giang|83 Bến Tre|84 Trà Vinh|86 Vĩnh Long|87 Đồng Tháp|89 An Giang|91 Kiên Giang|92 *Cần Thơ|93 Hậu Giang
94 Sóc Trăng|95 Bạc Liêu|96 Cà Mau`;

/** Ranks that changed inside a unit's life. A new resolution is one more line here. */
const becameCity: Record<string, { from: string; basis: string; before?: string }> = {
  "46.2008": { from: "2025-01-01", basis: "Nghị quyết 175/2024/QH15", before: "Thừa Thiên Huế" },
  "75.2025": { from: "2026-04-30", basis: "Nghị quyết 30/2026/QH16" },
  "22.2025": { from: "2026-09-01", basis: "Nghị quyết 36/2026/QH16" },
  "24.2025": { from: "2026-09-20", basis: "Nghị quyết 39/2026/QH16" },
};

type Line = { code: string; city: boolean; name: string; from: readonly string[] };

const linesOf = (text: string): Line[] =>
  text
    .trim()
    .split(/[\n|]/)
    .map((line) => {
      const [, code = "", star, name = "", from = ""] = /^(\d\d) (\*?)([^=]+?)(?: = ([\d ]+))?$/.exec(line) ?? [];
      return { code, city: star === "*", name, from: from.split(" ").filter(Boolean) };
    });

const typesOf = (key: string, city: boolean, from: string, basis: string): TypeSpan[] => {
  const change = becameCity[key];
  const first: TypeSpan = { type: city ? "city" : "province", from, basis, ...(change?.before ? { name: change.before } : {}) };
  return change ? [first, { type: "city", from: change.from, basis: change.basis }] : [first];
};

const newLines = linesOf(since2025);

const units: readonly ProvinceUnit[] = [
  ...linesOf(from2008).map(({ code, city, name }): ProvinceUnit => {
    const key = `${code}.${OLD.year}`;
    const heir = newLines.find((line) => line.from.includes(code));
    return {
      key,
      code,
      name,
      types: typesOf(key, city, OLD.from, OLD.basis),
      validFrom: OLD.from,
      validTo: OLD.to,
      predecessors: [],
      ...(heir ? { successor: `${heir.code}.${NEW.year}` } : {}),
      basis: OLD.basis,
    };
  }),
  ...newLines.map(({ code, city, name, from }): ProvinceUnit => {
    const key = `${code}.${NEW.year}`;
    const basis = from.length > 1 ? NEW.merged : NEW.kept;
    const predecessors = from.map((old) => `${old}.${OLD.year}`);
    return { key, code, name, types: typesOf(key, city, NEW.from, basis), validFrom: NEW.from, predecessors, basis };
  }),
];

const byKey: ReadonlyMap<string, ProvinceUnit> = new Map(units.map((unit) => [unit.key, unit]));

// Plain comparison of "YYYY-MM-DD" is the order of days; a date in Asia/Ho_Chi_Minh, never an instant.
const stands = (unit: ProvinceUnit, date: string) => unit.validFrom <= date && (unit.validTo === undefined || date <= unit.validTo);

const spanOn = (unit: ProvinceUnit, date: string): TypeSpan | undefined =>
  unit.types.findLast((span) => span.from <= date) ?? unit.types[0];

/** The unit of a key such as "22.2025", whether it still stands or not. */
export const provinceOf = (key: string): ProvinceUnit | undefined => byKey.get(key);

/** The unit that bore the code on that day; undefined before 2008-08-01 and for a code not in use then. */
export const provinceByCode = (code: string, on: string): ProvinceUnit | undefined =>
  units.find((unit) => unit.code === code && stands(unit, on));

/** Every unit that stands on the day, by code. Empty before 2008-08-01, where this registry begins. */
export const provincesOn = (date: string): readonly ProvinceUnit[] => units.filter((unit) => stands(unit, date));

/** Rank on the day. A day outside the unit's life answers with its first or last rank, so that a paper dated a day off still prints. */
export const typeOn = (unit: ProvinceUnit, date: string): ProvinceType => spanOn(unit, date)?.type ?? "province";

/** "Tỉnh Quảng Ninh" until 2026-08-31, "Thành phố Quảng Ninh" after. Uses the name of that day (Thừa Thiên Huế before 2025). */
export const fullName = (unit: ProvinceUnit, date: string): string =>
  `${typeOn(unit, date) === "city" ? "Thành phố" : "Tỉnh"} ${spanOn(unit, date)?.name ?? unit.name}`;

/** The one unit that took this one in; undefined for a unit that stands. */
export const successorOf = (unit: ProvinceUnit): ProvinceUnit | undefined =>
  unit.successor === undefined ? undefined : byKey.get(unit.successor);
