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

/** What is made here and downloaded, besides what may be uploaded. */
export const madeTypes = { "text/csv": { label: "CSV", extensions: ["csv"] } } as const;
export const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const odt = "application/vnd.oasis.opendocument.text";

export const isFileType = (type: string): type is FileType => Object.hasOwn(fileTypes, type);

export type ServedType = FileType | keyof typeof madeTypes;
export const isServedType = (type: string): type is ServedType => isFileType(type) || Object.hasOwn(madeTypes, type);
export const servedTypes = { ...fileTypes, ...madeTypes } as const;
