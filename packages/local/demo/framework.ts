/** A model of the demo's framework. Lines: `# ` a heading, `- ` an item of a list, else a paragraph. */
export type DemoModel = { code: string; title: string; kind: "policy" | "process"; clauses: string[]; reviewMonths: number; text: string };

export const frameworkName = "Khung tài liệu ISO cấp xã";

export const framework: readonly DemoModel[] = [
  {
    code: "CSCL.01",
    title: "Chính sách chất lượng",
    kind: "policy",
    clauses: ["5.2"],
    reviewMonths: 12,
    text: `
# Chính sách chất lượng của {{agency}}
{{agency}} lấy sự hài lòng của người dân và doanh nghiệp làm thước đo kết quả công việc, và cam kết:
- Giải quyết thủ tục hành chính đúng quy định, đúng hẹn, công khai từng bước.
- Cán bộ, công chức thông thạo nghiệp vụ, thái độ đúng mực, không gây phiền hà.
- Lắng nghe phản ánh, trả lời trong thời hạn và sửa từ nguyên nhân.
- Xem xét, cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001 mỗi năm ít nhất một lần.
Chính sách này được phổ biến tới mọi cán bộ, công chức, niêm yết tại Bộ phận Một cửa và trên trang thông tin điện tử.
{{head}} chịu trách nhiệm bảo đảm chính sách được thực hiện. Ban hành ngày {{date}}.`,
  },
  {
    code: "QT.01",
    title: "Quy trình kiểm soát tài liệu",
    kind: "process",
    clauses: ["7.5"],
    reviewMonths: 24,
    text: `
# 1. Mục đích
Bảo đảm ở nơi làm việc chỉ dùng tài liệu đã được phê duyệt và đang có hiệu lực.
# 2. Phạm vi
Áp dụng cho tài liệu nội bộ của {{agency}} và tài liệu bên ngoài mà các quy trình dựa vào.
# 3. Nội dung
- Người soạn thảo lập dự thảo, nêu rõ lý do và căn cứ.
- Trưởng bộ phận liên quan soát xét nội dung và thể thức.
- {{head}} phê duyệt; người soạn thảo không phê duyệt văn bản của mình.
- Thư ký ISO phân phối tới người dùng và thu hồi bản cũ trong ngày.
- Bản hết hiệu lực giữ lại để tra cứu phải ghi rõ «Hết hiệu lực».
# 4. Trách nhiệm
{{unit}} theo dõi danh mục tài liệu và rà soát định kỳ.
# 5. Hồ sơ
Phiếu yêu cầu soạn thảo, sửa đổi; danh mục tài liệu; danh sách người đã đọc, đã hiểu.`,
  },
  {
    code: "QT.02",
    title: "Quy trình kiểm soát hồ sơ",
    kind: "process",
    clauses: ["7.5.3"],
    reviewMonths: 24,
    text: `
# 1. Mục đích
Hồ sơ là bằng chứng của việc đã làm, phải đầy đủ, dễ tìm và không bị sửa chữa.
# 2. Nội dung
- Mỗi quy trình liệt kê hồ sơ phải lưu, nơi lưu và thời hạn lưu.
- Hồ sơ điện tử được sao lưu; hồ sơ giấy để ở nơi khô ráo, có khóa.
- Hết thời hạn, {{unit}} lập biên bản trình {{head}} trước khi hủy.
# 3. Trách nhiệm
Người giải quyết công việc lập và giao nộp hồ sơ khi kết thúc.`,
  },
  {
    code: "QT.03",
    title: "Quy trình đánh giá nội bộ",
    kind: "process",
    clauses: ["9.2"],
    reviewMonths: 24,
    text: `
# 1. Mục đích
Xem hệ thống quản lý chất lượng của {{agency}} có phù hợp với yêu cầu và có hiệu lực trên thực tế hay không.
# 2. Nội dung
- Đầu năm, thư ký ISO lập chương trình đánh giá; mỗi quy trình được đánh giá ít nhất một lần một năm.
- {{head}} chỉ định đoàn đánh giá; không ai đánh giá công việc của chính mình.
- Đoàn xem hồ sơ, phỏng vấn, ghi phát hiện kèm bằng chứng.
- Sự không phù hợp được chuyển sang quy trình QT.04 và theo dõi tới khi đóng.
# 3. Hồ sơ
Chương trình, kế hoạch, phiếu ghi chép và báo cáo đánh giá nội bộ.`,
  },
  {
    code: "QT.04",
    title: "Quy trình kiểm soát sự không phù hợp và hành động khắc phục",
    kind: "process",
    clauses: ["8.7", "10.2"],
    reviewMonths: 24,
    text: `
# 1. Mục đích
Việc sai được sửa ngay, và nguyên nhân được loại bỏ để không lặp lại.
# 2. Nội dung
- Người phát hiện ghi nhận sự việc, thời điểm và ảnh hưởng tới người dân.
- Trưởng bộ phận xử lý hậu quả; nếu trễ hẹn thì xin lỗi bằng văn bản và hẹn lại.
- Tìm nguyên nhân gốc, đề xuất hành động, người làm và thời hạn.
- Thư ký ISO kiểm tra kết quả sau khi hết hạn; chưa hiệu quả thì mở lại.
# 3. Trách nhiệm
{{unit}} tổng hợp, báo cáo {{head}} tại cuộc họp xem xét của lãnh đạo.`,
  },
];

/** What became of one of them after the agencies' first remarks. */
export const secondEdition = {
  code: "QT.01",
  note: "Bổ sung chữ ký số và thời hạn rà soát theo góp ý của các xã.",
  change: (text: string) =>
    text
      .replace("{{head}} phê duyệt;", "{{head}} phê duyệt bằng chữ ký số;")
      .replace("rà soát định kỳ.", "rà soát mỗi hai năm, hoặc trong ba tháng khi pháp luật thay đổi."),
};
