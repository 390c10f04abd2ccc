/** What may be uploaded. SVG is not here: it is a program as much as a picture. */
export const fileTypes = {
  "application/pdf": { label: "PDF", extensions: ["pdf"] },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": { label: "Word (DOCX)", extensions: ["docx"] },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { label: "Excel (XLSX)", extensions: ["xlsx"] },
  "application/vnd.oasis.opendocument.text": { label: "OpenDocument (ODT)", extensions: ["odt"] },
  "image/png": { label: "PNG", extensions: ["png"] },
  "image/jpeg": { label: "JPEG", extensions: ["jpg", "jpeg"] },
} as const;
export type FileType = keyof typeof fileTypes;

export const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const odt = "application/vnd.oasis.opendocument.text";

export const isFileType = (type: string): type is FileType => Object.hasOwn(fileTypes, type);
