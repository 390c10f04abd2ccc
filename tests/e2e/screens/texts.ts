type Text = { type: "text"; text: string };
const said = (text: string): Text[] => [{ type: "text", text }];
const heading = (text: string) => ({ type: "heading" as const, attrs: { level: 2 as const }, content: said(text) });
const line = (text: string) => ({ type: "paragraph" as const, content: said(text) });
const list = (...items: string[]) => ({
  type: "bulletList" as const,
  content: items.map((text) => ({ type: "listItem" as const, content: [line(text)] })),
});
const row = (type: "tableHeader" | "tableCell", cells: string[]) => ({
  type: "tableRow" as const,
  content: cells.map((text) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [line(text)] })),
});
const table = (head: string[], ...rows: string[][]) => ({
  type: "table" as const,
  content: [row("tableHeader", head), ...rows.map((cells) => row("tableCell", cells))],
});

const columns = ["TT", "Trình tự", "Trách nhiệm", "Thời gian", "Biểu mẫu"];
/** A process of a ward as it was first issued, and as a decree changed it. */
export const birth = {
  first: {
    type: "doc" as const,
    content: [
      heading("1. Mục đích"),
      line("Quy định cách tiếp nhận, thẩm tra và đăng ký khai sinh, để người dân nhận kết quả trong ngày và mọi hồ sơ truy xuất được."),
      heading("2. Phạm vi áp dụng"),
      line("Thủ tục hành chính mã 1.001193. Áp dụng cho Phòng Văn hóa – Xã hội và Trung tâm Phục vụ hành chính công của phường."),
      heading("5.1 Thành phần hồ sơ"),
      list("Tờ khai đăng ký khai sinh theo mẫu.", "Giấy chứng sinh.", "Bản chụp giấy tờ tùy thân của cha, mẹ."),
      heading("5.4 Thời gian xử lý"),
      line("Trong ngày làm việc. Hồ sơ nhận sau 15 giờ trả trong ngày làm việc tiếp theo."),
      heading("5.7 Quy trình xử lý công việc"),
      table(
        columns,
        ["1", "Nộp hồ sơ tại Trung tâm Phục vụ hành chính công", "Người dân", "Giờ hành chính", "Tờ khai"],
        ["2", "Kiểm tra hồ sơ; đủ thì nhận và hẹn trả, thiếu thì hướng dẫn bổ sung một lần", "Công chức tiếp nhận", "1 giờ", "Mẫu 01, 02"],
        ["3", "Thẩm tra, ghi Sổ đăng ký khai sinh", "Công chức hộ tịch", "3 giờ", "BM.HT.03.01"],
        ["4", "Ký Giấy khai sinh", "Chủ tịch UBND phường", "1 giờ", "Giấy khai sinh"],
      ),
    ],
  },
  next: {
    type: "doc" as const,
    content: [
      heading("1. Mục đích"),
      line("Quy định cách tiếp nhận, thẩm tra và đăng ký khai sinh, để người dân nhận kết quả trong ngày và mọi hồ sơ truy xuất được."),
      heading("2. Phạm vi áp dụng"),
      line("Thủ tục hành chính mã 1.001193. Áp dụng cho Phòng Văn hóa – Xã hội và Trung tâm Phục vụ hành chính công của phường."),
      heading("5.1 Thành phần hồ sơ"),
      list("Tờ khai đăng ký khai sinh theo mẫu, nộp trực tiếp hoặc trên Cổng Dịch vụ công quốc gia.", "Giấy chứng sinh."),
      line("Không yêu cầu bản chụp giấy tờ đã có trong Cơ sở dữ liệu quốc gia về dân cư; công chức tự tra cứu."),
      heading("5.4 Thời gian xử lý"),
      line("Trong 4 giờ làm việc kể từ khi nhận đủ hồ sơ. Hồ sơ nhận sau 15 giờ trả trước 10 giờ ngày làm việc tiếp theo."),
      heading("5.7 Quy trình xử lý công việc"),
      table(
        columns,
        [
          "1",
          "Nộp hồ sơ tại Trung tâm Phục vụ hành chính công hoặc trên Cổng Dịch vụ công quốc gia",
          "Người dân",
          "Giờ hành chính",
          "Tờ khai",
        ],
        [
          "2",
          "Kiểm tra hồ sơ; đủ thì nhận và hẹn trả, thiếu thì hướng dẫn bổ sung một lần",
          "Công chức tiếp nhận",
          "0,5 giờ",
          "Mẫu 01, 02",
        ],
        ["3", "Thẩm tra, ghi Sổ đăng ký khai sinh, cập nhật cơ sở dữ liệu hộ tịch", "Công chức hộ tịch", "2 giờ", "BM.HT.03.01"],
        ["4", "Ký Giấy khai sinh", "Chủ tịch UBND phường", "1 giờ", "Giấy khai sinh"],
        ["5", "Trả kết quả, đề nghị người dân đánh giá", "Công chức tiếp nhận", "0,5 giờ", "Phiếu khảo sát"],
      ),
    ],
  },
};
