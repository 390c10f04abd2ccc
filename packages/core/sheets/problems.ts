/** What is wrong with an uploaded table, where, and what to do about it. Never a stack trace, never a library's words. */
export type SheetProblem = {
  /** Row as the person sees it: 1 is the first row of the sheet. 0 means the file as a whole. */
  row: number;
  /** Header as it stands in the file, or the wanted header, or a letter for a column without header; "" for a whole row or file. */
  column: string;
  code: string;
  vi: string;
  en: string;
};

export const limits = {
  /** Bytes of the uploaded file. */
  bytes: 5 * 1024 * 1024,
  /** Rows with content below the header. */
  rows: 5_000,
  columns: 100,
  /** UTF-16 units in a cell: what Excel itself can hold. */
  cell: 32_767,
  /** Problems told at once; one more says that there are others. */
  problems: 100,
  entries: 1_000,
  /** Bytes after inflating, all entries together. */
  inflated: 50 * 1024 * 1024,
  ratio: 200,
} as const;

/** The file cannot be read as a table at all. Caught in `readSheet`, which turns it into the one problem of the answer. */
export class Unreadable extends Error {
  readonly problem: SheetProblem;
  constructor(problem: SheetProblem) {
    super(problem.code);
    this.name = "Unreadable";
    this.problem = problem;
  }
}

const of = (row: number, column: string, code: string, vi: string, en: string): SheetProblem => ({
  row,
  column,
  code: `sheet.${code}`,
  vi,
  en,
});
const file = (code: string, vi: string, en: string) => of(0, "", code, vi, en);
const list = (headers: readonly string[]) => headers.join(", ");

export const problems = {
  tooLarge: () =>
    file("too_large", "Tệp lớn hơn 5 MB; hãy chia thành nhiều tệp nhỏ hơn.", "The file is larger than 5 MB; split it into smaller files."),
  empty: () =>
    file("empty", "Tệp không có dữ liệu; dòng đầu phải là tiêu đề cột.", "The file is empty; its first row must hold the column headers."),
  noRows: () => file("no_rows", "Tệp chỉ có dòng tiêu đề, không có dòng dữ liệu nào.", "The file has a header row but no data rows."),
  unsupported: () =>
    file(
      "unsupported",
      "Chỉ đọc được tệp .xlsx hoặc .csv; hãy lưu lại theo một trong hai dạng này.",
      "Only .xlsx or .csv can be read; save the file as one of these.",
    ),
  oldExcel: () =>
    file(
      "encrypted_or_xls",
      "Tệp .xls cũ hoặc đặt mật khẩu; hãy bỏ mật khẩu và lưu lại dạng .xlsx.",
      "An old .xls file or one with a password; remove the password and save as .xlsx.",
    ),
  broken: () =>
    file(
      "broken",
      "Tệp .xlsx bị hỏng; hãy mở bằng Excel hoặc LibreOffice rồi lưu lại.",
      "The .xlsx file is damaged; open it in Excel or LibreOffice and save it again.",
    ),
  bomb: () =>
    file(
      "inflates_too_much",
      "Tệp .xlsx phình quá lớn khi giải nén (trên 50 MB, 1.000 phần hoặc 200 lần); hãy chép dữ liệu sang một tệp mới.",
      "The .xlsx file inflates too much (over 50 MB, 1,000 parts or 200 times); copy the data into a new file.",
    ),
  encoding: () =>
    file(
      "not_utf8",
      "Tệp không phải UTF-8 nên tiếng Việt sẽ sai; hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx.",
      "The file is not UTF-8, so Vietnamese would be garbled; save it as “CSV UTF-8” or .xlsx.",
    ),
  tooManyRows: () =>
    file(
      "too_many_rows",
      "Tệp có hơn 5.000 dòng dữ liệu; hãy chia thành nhiều tệp.",
      "The file has more than 5,000 data rows; split it into several files.",
    ),
  tooManyColumns: () =>
    file("too_many_columns", "Tệp có hơn 100 cột; hãy xóa các cột thừa.", "The file has more than 100 columns; delete those not needed."),
  openQuote: (row: number) =>
    of(
      row,
      "",
      "open_quote",
      `Dấu ngoặc kép mở ở dòng ${row} không có dấu đóng.`,
      `A quotation mark opened in row ${row} is never closed.`,
    ),
  strayQuote: (row: number) =>
    of(
      row,
      "",
      "stray_quote",
      `Dòng ${row} có dấu ngoặc kép sai chỗ; hãy đặt cả ô trong ngoặc kép và viết "" cho mỗi dấu bên trong.`,
      `Row ${row} has a misplaced quotation mark; enclose the whole cell in quotes and write "" for each mark inside.`,
    ),
  missingColumn: (row: number, headers: readonly string[]) =>
    of(
      row,
      headers[0] ?? "",
      "missing_column",
      `Thiếu cột “${headers[0]}”; tiêu đề được nhận: ${list(headers)}.`,
      `The column “${headers[0]}” is missing; accepted headers: ${list(headers)}.`,
    ),
  unknownColumn: (row: number, header: string, accepted: readonly string[]) =>
    of(
      row,
      header,
      "unknown_column",
      `Không nhận ra cột “${header}”; các cột được nhận: ${list(accepted)}. Hãy đổi tên hoặc xóa cột này.`,
      `The column “${header}” is not known; accepted columns: ${list(accepted)}. Rename or delete it.`,
    ),
  duplicateColumn: (row: number, header: string, first: string) =>
    of(
      row,
      header,
      "duplicate_column",
      `Cột “${header}” trùng với cột “${first}”; chỉ giữ một cột.`,
      `The column “${header}” repeats “${first}”; keep one of them.`,
    ),
  unnamedColumn: (row: number, letter: string) =>
    of(
      row,
      letter,
      "unnamed_column",
      `Cột ${letter} có dữ liệu ở dòng ${row} nhưng không có tiêu đề.`,
      `Column ${letter} has data in row ${row} but no header.`,
    ),
  tooManyCells: (row: number, letter: string) =>
    of(
      row,
      letter,
      "ragged_row",
      `Dòng ${row} có ô thừa ở cột ${letter}, ngoài các cột có tiêu đề; nếu ô chứa dấu phân cách, hãy đặt ô trong ngoặc kép.`,
      `Row ${row} has an extra cell in column ${letter}, beyond the headers; if a cell contains the separator, enclose it in quotes.`,
    ),
  tooFewCells: (row: number, header: string) =>
    of(
      row,
      header,
      "ragged_row",
      `Dòng ${row} thiếu ô: không tới được cột bắt buộc “${header}”.`,
      `Row ${row} is short: it does not reach the required column “${header}”.`,
    ),
  control: (row: number, column: string) =>
    of(
      row,
      column,
      "control_character",
      `Ô ở dòng ${row}, cột “${column}” chứa ký tự điều khiển không nhìn thấy; hãy gõ lại ô này.`,
      `The cell in row ${row}, column “${column}”, holds an invisible control character; type it again.`,
    ),
  lost: (row: number, column: string) =>
    of(
      row,
      column,
      "lost_character",
      `Ô ở dòng ${row}, cột “${column}” có ký tự đã hỏng (�); hãy gõ lại ô này.`,
      `The cell in row ${row}, column “${column}”, holds a character already lost (�); type it again.`,
    ),
  tooLong: (row: number, column: string) =>
    of(
      row,
      column,
      "cell_too_long",
      `Ô ở dòng ${row}, cột “${column}” dài hơn 32.767 ký tự; hãy rút gọn.`,
      `The cell in row ${row}, column “${column}”, is longer than 32,767 characters; shorten it.`,
    ),
  errorCell: (row: number, column: string, value: string) =>
    of(
      row,
      column,
      "error_cell",
      `Ô ở dòng ${row}, cột “${column}” là lỗi công thức ${value}; hãy sửa công thức hoặc gõ giá trị.`,
      `The cell in row ${row}, column “${column}”, is the formula error ${value}; mend the formula or type the value.`,
    ),
  more: (count: number) =>
    file("more_problems", `Còn ${count} lỗi khác; hãy sửa các lỗi trên trước.`, `There are ${count} more problems; mend these first.`),
} as const;
