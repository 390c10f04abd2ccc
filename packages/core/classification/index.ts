/** Kinds of agencies (DOMAIN 2.1: R1, R3) with what follows from the kind unless the province says otherwise. */
export const agencyTypes = [
  "peoples_committee",
  "department",
  "sub_department",
  "commune",
  "ward",
  "special_zone",
  "public_service_unit",
  "historic_district",
] as const;
export type AgencyType = (typeof agencyTypes)[number];

/** Local government has two levels since 1/7/2025; districts remain as history. */
export const levels = ["province", "district", "commune"] as const;
export type AgencyLevel = (typeof levels)[number];

export const obligations = ["mandatory", "encouraged", "provincial_plan"] as const;
export type Obligation = (typeof obligations)[number];

/** QĐ 19/2014/QĐ-TTg art. 2: who must apply and who is encouraged to. */
export const usual: { readonly [T in AgencyType]: { readonly level: AgencyLevel; readonly obligation: Obligation; readonly vi: string } } =
  {
    peoples_committee: { level: "province", obligation: "mandatory", vi: "UBND tỉnh và Văn phòng" },
    department: { level: "province", obligation: "mandatory", vi: "Sở, ban, ngành" },
    sub_department: { level: "province", obligation: "mandatory", vi: "Chi cục" },
    commune: { level: "commune", obligation: "encouraged", vi: "Xã" },
    ward: { level: "commune", obligation: "encouraged", vi: "Phường" },
    special_zone: { level: "commune", obligation: "encouraged", vi: "Đặc khu" },
    public_service_unit: { level: "province", obligation: "encouraged", vi: "Đơn vị sự nghiệp công lập" },
    historic_district: { level: "district", obligation: "mandatory", vi: "UBND huyện (trước 1/7/2025)" },
  };

export const levelNames: { readonly [L in AgencyLevel]: string } = { province: "Cấp tỉnh", district: "Cấp huyện", commune: "Cấp xã" };
export const obligationNames: { readonly [O in Obligation]: string } = {
  mandatory: "Bắt buộc",
  encouraged: "Khuyến khích",
  provincial_plan: "Theo kế hoạch của tỉnh",
};

/** How far an agency has come in applying an edition of the standard (R4, R8), in the order of the way. */
export const adoptionStates = ["not_started", "planned", "building", "applying", "confirmed", "declared", "needs_redeclaration"] as const;
export type AdoptionState = (typeof adoptionStates)[number];

export const stateNames: { readonly [S in AdoptionState]: string } = {
  not_started: "Chưa có kế hoạch",
  planned: "Đã có kế hoạch",
  building: "Đang xây dựng",
  applying: "Đang áp dụng",
  confirmed: "Đã xác nhận hiệu lực",
  declared: "Đã công bố hoặc được chứng nhận",
  needs_redeclaration: "Cần công bố lại",
};
