import { deflateSync } from "node:zlib";

type Options = {
  readonly header?: string;
  /** In the catalog. */
  readonly catalog?: string;
  /** In the trailer. */
  readonly trailer?: string;
  /** Whole objects, from number 4 on. */
  readonly objects?: readonly (string | Buffer)[];
  readonly after?: string;
  readonly startxref?: number;
};

/** A PDF of one empty page, with a cross-reference table that is right. */
export function pdf({
  header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
  catalog = "",
  trailer = "",
  objects = [],
  after = "\n",
  startxref,
}: Options = {}): Buffer {
  const bodies: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ...objects,
  ];
  const out: Buffer[] = [Buffer.from(header, "latin1")];
  let at = out[0]!.length;
  const offsets = bodies.map((body, i) => {
    const object = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body as string, "latin1"), Buffer.from("\nendobj\n")]);
    out.push(object);
    at += object.length;
    return at - object.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  out.push(
    Buffer.from(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\n` +
        `startxref\n${startxref ?? at}\n%%EOF${after}`,
      "latin1",
    ),
  );
  return Buffer.concat(out);
}

/** A stream object with its dictionary. */
export const streamOf = (dictionary: string, data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`), data, Buffer.from("\nendstream")]);

/** Objects packed into one stream, as every modern writer does. */
export const packedObjects = (text: string, filter = "/FlateDecode"): Buffer =>
  streamOf(`/Type /ObjStm /N 1 /First 5 /Filter ${filter}`, deflateSync(Buffer.from(`10 0 ${text}`, "latin1")));
