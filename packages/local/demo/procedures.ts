import { form, plain, type Procedure, procedure } from "./text.ts";

// Written for the demo. Steps, times and forms are plausible and nobody's.
const standard = "TCVN ISO 9001, yêu cầu đối với hệ thống quản lý chất lượng";
const decision = "Quyết định 19/2014/QĐ-TTg về áp dụng HTQLCL trong cơ quan hành chính nhà nước";

export const policy = plain([
  [
    "Chính sách chất lượng",
    "Chúng tôi cam kết giải quyết thủ tục hành chính đúng pháp luật, đúng hạn, công khai và thuận tiện cho tổ chức, công dân.",
    "Mỗi cán bộ, công chức nắm rõ việc của mình, làm đúng quy trình và chịu trách nhiệm về kết quả.",
    "Mọi phản ánh, kiến nghị được tiếp nhận, trả lời và là căn cứ để cải tiến.",
    "Lãnh đạo bảo đảm nguồn lực, xem xét hệ thống ít nhất mỗi năm một lần và công bố kết quả.",
  ],
]);
export const manual = plain([
  ["1. Giới thiệu cơ quan", "Chức năng, nhiệm vụ, cơ cấu tổ chức và các đơn vị trực thuộc được nêu tại quyết định thành lập."],
  ["2. Phạm vi hệ thống", "Hoạt động giải quyết các thủ tục hành chính thuộc thẩm quyền và công việc nội bộ nêu tại danh mục quy trình."],
  ["3. Các quá trình", "Lãnh đạo – giải quyết thủ tục hành chính – hỗ trợ – đánh giá, cải tiến. Mỗi thủ tục hành chính có một quy trình."],
  [
    "4. Trách nhiệm",
    "Người đứng đầu phê duyệt; đại diện lãnh đạo theo dõi; thư ký giữ danh mục; trưởng đơn vị chịu trách nhiệm quy trình của mình.",
  ],
]);
export const instruction = plain([
  ["1. Đánh mã hiệu", "Quy trình chung: QT.<số>. Quy trình theo lĩnh vực: QT.<lĩnh vực>.<số>. Biểu mẫu: BM.<quy trình>.<số>."],
  ["2. Trình bày", "Khổ A4, phông chữ Times New Roman; đầu trang ghi mã hiệu, lần ban hành, ngày hiệu lực, số trang."],
]);
export const formOfList = form(
  ["TT", "Mã hiệu", "Tên tài liệu", "Lần ban hành", "Ngày hiệu lực", "Nơi giữ"],
  "Danh mục tài liệu nội bộ đang có hiệu lực.",
);
export const formOfProgramme = form(
  ["TT", "Đơn vị được đánh giá", "Nội dung", "Tháng", "Đoàn đánh giá"],
  "Chương trình đánh giá nội bộ năm …",
);

const common = {
  control: {
    purpose: "Bảo đảm mỗi người dùng đúng phiên bản tài liệu đang có hiệu lực, và hồ sơ tìm lại được trong thời hạn lưu.",
    scope: "Tài liệu nội bộ, văn bản bên ngoài và hồ sơ thuộc HTQLCL của cơ quan.",
    references: [`${standard}, điều 7.5`, decision],
    steps: [
      ["Đề xuất soạn thảo hoặc sửa đổi, nêu lý do", "Trưởng đơn vị", "Khi có nhu cầu", "Phiếu yêu cầu"],
      ["Soạn thảo và lấy ý kiến đơn vị liên quan", "Người được giao", "10 ngày làm việc", "Dự thảo"],
      ["Soát xét nội dung, thẩm quyền, biểu mẫu", "Trưởng đơn vị, ĐDLĐ", "3 ngày làm việc", "Ý kiến soát xét"],
      ["Phê duyệt và quyết định ngày hiệu lực", "Người đứng đầu", "2 ngày làm việc", "Bản được phê duyệt"],
      ["Phân phối, thu hồi bản cũ, cập nhật danh mục", "Thư ký ISO", "1 ngày làm việc", "BM.QT.01.01"],
    ],
    forms: ["BM.QT.01.01 Danh mục tài liệu nội bộ"],
    records: [
      ["Danh mục tài liệu các lần", "Văn phòng", "5 năm"],
      ["Phiếu yêu cầu soạn thảo, sửa đổi", "Văn phòng", "5 năm"],
    ],
  },
  risk: {
    purpose: "Nhận diện sớm việc có thể làm chậm, làm sai kết quả và chọn cách xử lý tương xứng.",
    scope: "Mọi quy trình giải quyết thủ tục hành chính và công việc nội bộ.",
    references: [`${standard}, điều 6.1`],
    steps: [
      ["Nhận diện rủi ro, cơ hội của từng quy trình", "Trưởng đơn vị", "Tháng 1 hằng năm", "Bảng nhận diện"],
      ["Chấm khả năng xảy ra và mức độ ảnh hưởng", "Trưởng đơn vị", "5 ngày làm việc", "Bảng đánh giá"],
      ["Lập kế hoạch xử lý việc có điểm từ 9 trở lên", "ĐDLĐ", "5 ngày làm việc", "Kế hoạch xử lý"],
      ["Đánh giá hiệu lực sau xử lý", "Thư ký ISO", "Tháng 10 hằng năm", "Báo cáo"],
    ],
    forms: ["BM.QT.02.01 Bảng nhận diện, đánh giá rủi ro và cơ hội"],
    records: [["Bảng đánh giá và kế hoạch xử lý", "Các đơn vị", "3 năm"]],
  },
  audit: {
    purpose: "Xác định hệ thống có phù hợp, được thực hiện và duy trì có hiệu lực hay không.",
    scope: "Tất cả đơn vị, ít nhất một lần mỗi năm dương lịch.",
    references: [`${standard}, điều 9.2`, decision],
    steps: [
      ["Lập chương trình đánh giá năm", "ĐDLĐ", "Trước 31/01", "BM.QT.03.01"],
      ["Thành lập đoàn; chuyên gia không đánh giá đơn vị mình", "Người đứng đầu", "3 ngày làm việc", "Quyết định"],
      ["Đánh giá tại đơn vị, ghi chép bằng chứng", "Đoàn đánh giá", "Theo kế hoạch", "Phiếu ghi chép"],
      ["Báo cáo điểm không phù hợp và kết quả", "Trưởng đoàn", "5 ngày làm việc", "Báo cáo"],
      ["Theo dõi hành động khắc phục", "Thư ký ISO", "Theo cam kết", "Sổ theo dõi"],
    ],
    forms: ["BM.QT.03.01 Chương trình đánh giá nội bộ năm"],
    records: [["Hồ sơ đánh giá nội bộ", "Văn phòng", "5 năm"]],
  },
  correction: {
    purpose: "Sửa chữa kịp thời kết quả sai và loại bỏ nguyên nhân để không lặp lại.",
    scope: "Sự không phù hợp từ đánh giá, kiểm tra, phản ánh của công dân và hồ sơ quá hạn.",
    references: [`${standard}, điều 8.7 và 10.2`],
    steps: [
      ["Ghi nhận sự không phù hợp, sửa chữa ngay", "Người phát hiện", "Trong ngày", "Phiếu yêu cầu"],
      ["Phân tích nguyên nhân gốc", "Trưởng đơn vị", "5 ngày làm việc", "Kết quả phân tích"],
      ["Thực hiện hành động khắc phục theo hạn đã cam kết", "Người được giao", "Theo phiếu", "Kết quả thực hiện"],
      ["Kiểm tra hiệu lực và đóng phiếu", "Thư ký ISO", "Sau 30 ngày", "Xác nhận"],
    ],
    forms: ["BM.QT.04.01 Phiếu yêu cầu hành động khắc phục"],
    records: [["Phiếu và sổ theo dõi", "Văn phòng", "3 năm"]],
  },
  review: {
    purpose: "Lãnh đạo xem xét để hệ thống luôn thích hợp, đầy đủ và có hiệu lực.",
    scope: "Toàn bộ hệ thống, ít nhất một lần mỗi năm dương lịch.",
    references: [`${standard}, điều 9.3`],
    steps: [
      ["Thông báo họp và phân công báo cáo", "Thư ký ISO", "10 ngày trước họp", "Giấy mời"],
      ["Chuẩn bị báo cáo đầu vào", "Các đơn vị", "5 ngày làm việc", "Báo cáo"],
      ["Họp xem xét, kết luận", "Người đứng đầu", "1 buổi", "Biên bản"],
      ["Thông báo kết luận, giao việc", "Thư ký ISO", "2 ngày làm việc", "Thông báo"],
    ],
    forms: ["BM.QT.05.01 Biên bản họp xem xét của lãnh đạo"],
    records: [["Biên bản, thông báo kết luận", "Văn phòng", "5 năm"]],
  },
  feedback: {
    purpose: "Tiếp nhận đủ, trả lời đúng hạn phản ánh, kiến nghị và biết mức độ hài lòng của người dân.",
    scope: "Phản ánh tại bộ phận một cửa, qua điện thoại, thư và cổng dịch vụ công.",
    references: [`${standard}, điều 8.2.1 và 9.1.2`],
    steps: [
      ["Tiếp nhận, vào sổ", "Bộ phận một cửa", "Trong ngày", "Sổ phản ánh"],
      ["Xác minh và dự thảo trả lời", "Đơn vị liên quan", "5 ngày làm việc", "Dự thảo"],
      ["Ký trả lời, công khai kết quả", "Người đứng đầu", "2 ngày làm việc", "Văn bản trả lời"],
      ["Khảo sát và tổng hợp mức độ hài lòng", "Thư ký ISO", "Hằng quý", "Báo cáo"],
    ],
    forms: ["BM.QT.06.01 Phiếu khảo sát"],
    records: [["Sổ phản ánh, phiếu khảo sát", "Bộ phận một cửa", "3 năm"]],
  },
  training: {
    purpose: "Mỗi vị trí có đủ năng lực và hiểu phần việc của mình trong hệ thống.",
    scope: "Cán bộ, công chức, người lao động của cơ quan.",
    references: [`${standard}, điều 7.2 và 7.3`],
    steps: [
      ["Xác định nhu cầu tập huấn", "Trưởng đơn vị", "Tháng 12", "Phiếu nhu cầu"],
      ["Lập và duyệt kế hoạch năm", "Văn phòng", "Tháng 1", "Kế hoạch"],
    ],
    forms: ["BM.QT.07.01 Kế hoạch tập huấn"],
    records: [["Danh sách, kết quả tập huấn", "Văn phòng", "3 năm"]],
  },
  equipment: {
    purpose: "Máy móc, đường truyền ở bộ phận một cửa luôn sẵn sàng.",
    scope: "Trang thiết bị phục vụ giải quyết thủ tục hành chính.",
    references: [`${standard}, điều 7.1.3`],
    steps: [["Kiểm kê, bảo dưỡng theo lịch", "Văn phòng", "Hằng quý", "Sổ theo dõi"]],
    forms: ["BM.QT.08.01 Sổ theo dõi trang thiết bị"],
    records: [["Sổ theo dõi trang thiết bị", "Văn phòng", "3 năm"]],
  },
} as const satisfies { readonly [name: string]: Procedure };
/** The text of one of the procedures that every agency keeps. */
export const processOf = (name: keyof typeof common) => procedure(common[name]);

/** A process that settles an administrative procedure at the one-stop counter. */
export const service = (what: string, days: number, unit: string) =>
  procedure({
    purpose: `Thống nhất cách giải quyết thủ tục ${what}, đúng hạn và thuận tiện cho công dân.`,
    scope: `Áp dụng đối với ${unit} và bộ phận một cửa.`,
    references: [standard, "Quyết định công bố thủ tục hành chính của tỉnh"],
    steps: [
      ["Tiếp nhận, kiểm tra thành phần hồ sơ, hẹn trả kết quả", "Bộ phận một cửa", "02 giờ làm việc", "Giấy tiếp nhận và hẹn trả"],
      ["Thẩm định hồ sơ, dự thảo kết quả", unit, `${days} ngày làm việc`, "Dự thảo kết quả"],
      ["Ký kết quả", "Lãnh đạo cơ quan", "04 giờ làm việc", "Kết quả"],
      ["Đóng dấu, trả kết quả, lưu hồ sơ", "Bộ phận một cửa", "02 giờ làm việc", "Sổ theo dõi"],
    ],
    forms: ["Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Phiếu kiểm soát quá trình giải quyết hồ sơ"],
    records: [["Hồ sơ đã giải quyết", unit, "10 năm"]],
  });
