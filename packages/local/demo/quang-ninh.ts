import type { DemoSet } from "./documents.ts";
import type { DemoProvince } from "./province.ts";

const wards =
  "An Sinh; Bãi Cháy; Bình Khê; Cao Xanh; Cẩm Phả; Cửa Ông; Hiệp Hoà; Hoàng Quế; Hoành Bồ; Hà An; Hà Lầm; Hà Tu; Hạ Long; Hồng Gai; Liên Hoà; Móng Cái 1; Móng Cái 2; Móng Cái 3; Mông Dương; Mạo Khê; Phong Cốc; Quang Hanh; Quảng Yên; Tuần Châu; Uông Bí; Việt Hưng; Vàng Danh; Yên Tử; Đông Mai; Đông Triều".split(
    "; ",
  );
const communes =
  "Ba Chẽ; Bình Liêu; Cái Chiên; Hoành Mô; Hải Hoà; Hải Lạng; Hải Ninh; Hải Sơn; Kỳ Thượng; Lương Minh; Lục Hồn; Quảng Hà; Quảng La; Quảng Tân; Quảng Đức; Thống Nhất; Tiên Yên; Vĩnh Thực; Điền Xá; Đông Ngũ; Đường Hoa; Đầm Hà".split(
    "; ",
  );
const zones = ["Cô Tô", "Vân Đồn"];
const departments = ["Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường"];

const numbered = (letter: string, i: number) => `${letter}.${String(i + 1).padStart(2, "0")}`;

/** Sixty-one agencies of today's province, somewhere on the way to the edition of 2015. */
export const quangNinh: DemoProvince = {
  key: "22.2025",
  edition: "2015",
  target: { by: "2027-12-31", share: 100, of: "declared", edition: "2015" },
  agencies: [
    { code: "UBND", name: "Ủy ban nhân dân tỉnh và Văn phòng", type: "peoples_committee" as const },
    ...departments.map((name, i) => ({ code: numbered("SO", i), name, type: "department" as const })),
    ...wards.map((name, i) => ({ code: numbered("P", i), name: `Phường ${name}`, type: "ward" as const })),
    ...communes.map((name, i) => ({ code: numbered("X", i), name: `Xã ${name}`, type: "commune" as const })),
    ...zones.map((name, i) => ({ code: numbered("DK", i), name: `Đặc khu ${name}`, type: "special_zone" as const })),
  ].map((agency) => ({ ...agency, validFrom: "2025-07-01" })),
  standing: (i) => {
    if (i < 7) return { state: "declared", conformity: "self_declared", covered: 80 + i, inForce: 80 + i, on: "2025-12-10" };
    const turn = i % 6;
    if (turn === 0)
      return { state: "declared", conformity: "self_declared", covered: 60, inForce: i % 4 === 0 ? 60 : 75, on: "2026-06-20" };
    if (turn <= 2) return { state: "applying", on: "2026-05-04" };
    if (turn === 3) return { state: "building", on: "2026-02-12" };
    return turn === 4 ? { state: "planned", on: "2026-01-15", due: i % 4 === 0 ? "2026-10-30" : "2027-06-30" } : { state: "not_started" };
  },
};

/** What one of its agencies keeps, with the laws it rests on. */
export const documentsOfNinh: DemoSet = {
  service: { code: "QT.TP.01", what: "chứng thực bản sao từ bản chính", days: 1, unit: "Trung tâm Phục vụ hành chính công" },
  laws: [
    {
      number: "19/2014/QĐ-TTg",
      title: "Về việc áp dụng hệ thống quản lý chất lượng vào hoạt động của cơ quan thuộc hệ thống hành chính nhà nước",
      issuer: "Thủ tướng Chính phủ",
      issuedOn: "2014-03-05",
      effectiveFrom: "2014-05-18",
      done: "Quy trình được xây dựng theo quyết định này",
    },
    {
      number: "118/2025/NĐ-CP",
      title: "Về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông",
      issuer: "Chính phủ",
      effectiveFrom: "2025-07-01",
    },
  ],
  standard: "TCVN ISO 9001:2015",
};
