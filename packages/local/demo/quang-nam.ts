import type { DemoSet } from "./documents.ts";
import type { DemoProvince } from "./province.ts";

const departments = [
  "Sở Khoa học và Công nghệ",
  "Sở Nội vụ",
  "Sở Tư pháp",
  "Sở Tài chính",
  "Sở Kế hoạch và Đầu tư",
  "Sở Công Thương",
  "Sở Xây dựng",
  "Sở Giao thông vận tải",
  "Sở Tài nguyên và Môi trường",
  "Sở Nông nghiệp và Phát triển nông thôn",
  "Sở Giáo dục và Đào tạo",
  "Sở Y tế",
  "Sở Lao động - Thương binh và Xã hội",
  "Sở Văn hóa, Thể thao và Du lịch",
  "Sở Thông tin và Truyền thông",
  "Sở Ngoại vụ",
  "Thanh tra tỉnh",
  "Ban Dân tộc",
  "Ban Quản lý các khu công nghiệp",
];
const subDepartments = ["Chi cục Tiêu chuẩn Đo lường Chất lượng", "Chi cục Bảo vệ môi trường"];
const districts = [
  "Tam Kỳ",
  "Hội An",
  "Điện Bàn",
  "Đại Lộc",
  "Duy Xuyên",
  "Quế Sơn",
  "Thăng Bình",
  "Núi Thành",
  "Phú Ninh",
  "Tiên Phước",
  "Hiệp Đức",
  "Nông Sơn",
  "Bắc Trà My",
  "Nam Trà My",
  "Phước Sơn",
  "Nam Giang",
  "Đông Giang",
  "Tây Giang",
];

/** Forty administrative agencies about December 2014: 32 certified or declared, 19 of them for all procedures, 4 building, 4 without a plan. */
export const quangNam: DemoProvince = {
  key: "49.2008",
  edition: "2008",
  target: { by: "2016-12-31", share: 100, of: "declared_full", edition: "2008" },
  agencies: [
    { code: "UBND", name: "Ủy ban nhân dân tỉnh và Văn phòng", type: "peoples_committee" },
    ...departments.map((name, i) => ({ code: `SO.${String(i + 1).padStart(2, "0")}`, name, type: "department" as const })),
    ...subDepartments.map((name, i) => ({ code: `CC.${String(i + 1).padStart(2, "0")}`, name, type: "sub_department" as const })),
    ...districts.map((name, i) => ({
      code: `H.${String(i + 1).padStart(2, "0")}`,
      name: `Ủy ban nhân dân ${name}`,
      type: "historic_district" as const,
    })),
  ].map((agency) => ({ ...agency, validFrom: "2008-08-01" })),
  standing: (i) => {
    // The office, the departments and the nearer districts first: 19 for all, 13 for a part, 4 building, 4 with no plan.
    if (i < 19)
      return {
        state: "declared",
        conformity: i % 3 === 0 ? "certified" : "self_declared",
        covered: 40 + i,
        inForce: 40 + i,
        on: `${2010 + (i % 5)}-06-15`,
      };
    if (i < 32)
      return { state: "declared", conformity: "self_declared", covered: 30 + (i % 7), inForce: 60, on: `${2012 + (i % 3)}-09-20` };
    return i < 36 ? { state: "building", on: "2014-03-10" } : { state: "not_started" };
  },
};

/** What one of its agencies keeps, with the laws it rests on. */
export const documentsOfNam: DemoSet = {
  service: {
    code: "QT.KH.01",
    what: "cấp Giấy chứng nhận đăng ký hoạt động khoa học và công nghệ",
    days: 13,
    unit: "Phòng Quản lý khoa học",
  },
  laws: [
    {
      number: "63/2010/NĐ-CP",
      title: "Về kiểm soát thủ tục hành chính",
      issuer: "Chính phủ",
      issuedOn: "2010-06-08",
      effectiveFrom: "2010-10-14",
      done: "Đã rà soát, thời gian giải quyết không thay đổi",
    },
    {
      number: "19/2014/QĐ-TTg",
      title: "Về việc áp dụng hệ thống quản lý chất lượng vào hoạt động của cơ quan thuộc hệ thống hành chính nhà nước",
      issuer: "Thủ tướng Chính phủ",
      issuedOn: "2014-03-05",
      effectiveFrom: "2014-05-18",
    },
  ],
  standard: "TCVN ISO 9001:2008",
};
