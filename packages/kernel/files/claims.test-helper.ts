import { createHash } from "node:crypto";
import { Problem } from "../errors.ts";
import { checkContent } from "./checks/index.ts";
import { jpeg, png } from "./pictures.test-helper.ts";
import { pdf } from "./pdf.test-helper.ts";
import { openFile, sheetFile, wordFile } from "./office.test-helper.ts";
import type { Claim } from "./port.ts";
import { inMemory } from "./source.ts";
import { docx, type FileType, fileTypes, isFileType, odt, xlsx } from "./types.ts";

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A true claim about some content. */
export const claimOf = (bytes: Uint8Array, type: string = "application/pdf", name?: string): Claim => ({
  size: bytes.length,
  sha256: sha256(bytes),
  type,
  name: name ?? `Quy trình.${isFileType(type) ? fileTypes[type].extensions[0] : "bin"}`,
});

/** One good file of each type. */
export const goodFiles: readonly [type: FileType, bytes: () => Buffer][] = [
  ["application/pdf", pdf],
  [docx, wordFile],
  [xlsx, sheetFile],
  [odt, openFile],
  ["image/png", png],
  ["image/jpeg", jpeg],
];

/** How a check ends: "taken", the code of the refusal, or what was thrown that should not have been. */
export async function verdict(bytes: Uint8Array, type: string, claim: Partial<Claim> = {}): Promise<unknown> {
  try {
    await checkContent(inMemory(bytes), { ...claimOf(bytes, type), ...claim });
    return "taken";
  } catch (error) {
    return error instanceof Problem && error.code.startsWith("file.") ? error.code : error;
  }
}
