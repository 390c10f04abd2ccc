import { ask, confirm, type FileRecord } from "@chuan/core/files";
import type { AgencyCtx } from "@chuan/kernel";
import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import type { TestPlatform } from "./world.ts";

export const pdfType = "application/pdf";
export const claimOf = (bytes: Uint8Array, name = "Quy trình.pdf", type = pdfType) => ({
  name,
  type,
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});
type Of = Pick<TestPlatform, "fetchFile">;

/** Asks, sends and confirms, as a browser would. */
export async function sendFile({ fetchFile }: Of, ctx: AgencyCtx, bytes: Buffer, claim = claimOf(bytes)): Promise<FileRecord> {
  const { file, upload } = await ask(ctx, claim);
  if (!upload) return file;
  await put({ fetchFile }, upload, bytes);
  return (await confirm(ctx, { id: upload.id, sha256: claim.sha256 })).file;
}
export const put = (
  { fetchFile }: Of,
  { url, headers = {} }: { url: string; headers?: Record<string, string> | undefined },
  bytes: Buffer,
) => fetchFile(url, { method: "PUT", headers, body: new Uint8Array(bytes) });

/** A PDF of one page whose only line is `text` (Latin letters), and which is like no other. */
export function aPdf(text = "Quy trinh", padding = 0): Buffer {
  const shown = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  const bodies = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
  ];
  let out = `%PDF-1.7\n${padding > 0 ? `%${" ".repeat(padding)}\n` : ""}`;
  const offsets = bodies.map((body, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const tail = `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.from(out + tail, "latin1");
}

/** A PNG of one grey pixel of that shade. */
export function aPng(shade = 127): Buffer {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from([0, shade]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
