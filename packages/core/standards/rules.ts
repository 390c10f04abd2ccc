// Law as data: the duties of Decision 19/2014/QĐ-TTg that the system counts, warns or blocks by. Sentences are ours, not the text of the law.
// When a number changes, the old line gets `validTo` and a new line with the same id follows it: past periods keep the rule of their day.

type Params = Readonly<Record<string, number | readonly string[]>>;

export type Rule = {
  id: string;
  basis: string;
  vi: string;
  en: string;
  /** First and last day in force, inclusive, Asia/Ho_Chi_Minh. */
  validFrom: string;
  validTo?: string;
  params: Params;
};

const decision = { basis: "Quyết định 19/2014/QĐ-TTg", validFrom: "2014-05-18" } as const;

export const rules = [
  {
    id: "R1",
    ...decision,
    vi: "Bộ, cơ quan ngang bộ, Bảo hiểm xã hội Việt Nam, UBND cấp tỉnh, cấp huyện và cơ quan chuyên môn phải áp dụng; cấp xã, đơn vị sự nghiệp, ngân hàng chính sách và cơ quan đại diện ở nước ngoài được khuyến khích.",
    en: "Ministries, Vietnam Social Security, provincial and district committees and their departments must apply; communes, public service units, policy banks and missions abroad are encouraged to.",
    params: {
      mandatory: ["ministry", "social_security", "provincial_committee", "district_committee", "department"],
      encouraged: ["commune", "public_service_unit", "policy_bank", "mission_abroad"],
    },
  },
  {
    id: "R2",
    ...decision,
    vi: "Phạm vi gồm mọi hoạt động giải quyết thủ tục hành chính cho tổ chức, cá nhân; có thể mở rộng sang công việc nội bộ.",
    en: "The scope is all work on administrative procedures for organisations and citizens; it may be widened to internal work.",
    params: { coveragePercent: 100 },
  },
  {
    id: "R3",
    ...decision,
    vi: "UBND cấp tỉnh và Văn phòng chung một hệ thống; mỗi cơ quan chuyên môn (không gồm chi cục) và mỗi chi cục một hệ thống riêng.",
    en: "The provincial committee shares one system with its Office; each department (without its sub-departments) and each sub-department has its own.",
    params: { shared: ["provincial_committee", "provincial_office"], own: ["department", "sub_department"] },
  },
  {
    id: "R4",
    ...decision,
    vi: "Bốn bước theo thứ tự: xây dựng, áp dụng, công bố, duy trì và cải tiến.",
    en: "Four steps in order: build, apply, declare, maintain and improve.",
    params: { steps: ["build", "apply", "declare", "maintain"] },
  },
  {
    id: "R5",
    ...decision,
    vi: "Người đứng đầu công bố theo mẫu Phụ lục I, thông báo bằng văn bản cho đơn vị chủ trì, niêm yết tại trụ sở và đăng trên trang tin điện tử.",
    en: "The head declares on the form of Appendix I, notifies the lead unit in writing, posts it at the office and on the website.",
    params: { evidence: ["signed_form", "written_notice", "office_posting", "web_posting"] },
  },
  {
    id: "R6",
    ...decision,
    vi: "Quy định mới của pháp luật phải được đưa vào hệ thống trong 3 tháng kể từ ngày có hiệu lực.",
    en: "New law must be in the system within three months of the day it takes effect.",
    params: { months: 3 },
  },
  {
    id: "R7",
    ...decision,
    vi: "Đánh giá nội bộ và xem xét của lãnh đạo ít nhất một lần mỗi năm dương lịch.",
    en: "Internal audit and management review at least once each calendar year.",
    params: { timesPerYear: 1, duties: ["internal_audit", "management_review"] },
  },
  {
    id: "R8",
    ...decision,
    vi: "Điều chỉnh, mở rộng hay thu hẹp phạm vi thì phải công bố lại.",
    en: "When the scope is adjusted, widened or narrowed, conformity is declared again.",
    params: { triggers: ["scope_adjusted", "scope_widened", "scope_narrowed"] },
  },
] as const satisfies readonly Rule[];

export type RuleId = (typeof rules)[number]["id"];
type RuleOf<Id extends RuleId> = Extract<(typeof rules)[number], { id: Id }>;

const isOf =
  <Id extends RuleId>(id: Id) =>
  (rule: Rule): rule is RuleOf<Id> =>
    rule.id === id;

/** The rule as it stood on the day, with its parameters typed: `ruleOn("R6", day)?.params.months`. Undefined before it was in force. */
export const ruleOn = <Id extends RuleId>(id: Id, date: string): RuleOf<Id> | undefined => {
  const all: readonly Rule[] = rules;
  return all.filter(isOf(id)).find((rule: Rule) => rule.validFrom <= date && (rule.validTo === undefined || date <= rule.validTo));
};

/** Every rule in force that day, R1 first. */
export const rulesOn = (date: string): readonly Rule[] =>
  rules.filter((rule: Rule) => rule.validFrom <= date && (rule.validTo === undefined || date <= rule.validTo));
