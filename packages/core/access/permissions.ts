import type { Permission } from "@chuan/kernel";

/** Every permission there is, with what it lets its holder do. */
export const permissions = {
  "agency:read": { vi: "Xem cơ quan", en: "See agencies" },
  "agency:manage": { vi: "Tạo, đổi tên, đóng, nhập danh sách cơ quan", en: "Create, rename, close and import agencies" },
  "member:read": { vi: "Xem người dùng", en: "See people" },
  "member:manage": { vi: "Mời, phân vai trò, ngừng người dùng", en: "Invite people, give roles, deactivate" },
  "member:appoint": { vi: "Giao và thôi giao vai trò đứng đầu", en: "Give and take leading roles" },
  "member:delegate": { vi: "Ủy quyền có thời hạn", en: "Delegate one's own role for a time" },
  "adoption:read": { vi: "Xem tình hình áp dụng", en: "See adoption" },
  "adoption:record": { vi: "Ghi nhận lập kế hoạch, xây dựng, áp dụng", en: "Record planning, building, applying" },
  "adoption:declare": { vi: "Xác nhận hiệu lực, công bố phù hợp", en: "Confirm effectiveness, declare conformity" },
  "document:read": { vi: "Đọc tài liệu", en: "Read documents" },
  "document:acknowledge": { vi: "Xác nhận đã đọc, đã hiểu", en: "Say that one has read and understood" },
  "document:draft": { vi: "Soạn thảo, trình tài liệu", en: "Write and submit documents" },
  "document:review": { vi: "Soát xét tài liệu", en: "Review documents" },
  "document:approve": { vi: "Phê duyệt tài liệu", en: "Approve documents" },
  "document:withdraw": { vi: "Bãi bỏ tài liệu", en: "Withdraw documents" },
  "document:enforce": { vi: "Đưa tài liệu vào hiệu lực đúng ngày", en: "Bring documents into force on their day (job)" },
  "figures:read": { vi: "Xem số liệu tổng hợp", en: "Read the sums" },
  "trail:read": { vi: "Xem nhật ký", en: "Read the trail" },
  "task:read": { vi: "Xem việc cần làm", en: "See tasks" },
  "client:manage": { vi: "Quản lý ứng dụng kết nối", en: "Manage API clients" },
  "settings:read": { vi: "Xem thiết lập", en: "See settings" },
  "settings:manage": { vi: "Sửa thiết lập", en: "Change settings" },
  "national:read": { vi: "Xem số liệu toàn quốc", en: "Read the nation's sums" },
  "province:read": { vi: "Xem danh sách tỉnh", en: "See the provinces on board" },
  "province:manage": { vi: "Đưa tỉnh vào, tạm dừng, đưa ra", en: "Bring provinces aboard, suspend, offboard" },
  "account:link": { vi: "Nối tài khoản với nơi làm việc", en: "Link accounts to workspaces (job)" },
  "mail:send": { vi: "Gửi thư", en: "Send mail (job)" },
} as const satisfies Record<Permission, { vi: string; en: string }>;
export type Allowance = keyof typeof permissions;
