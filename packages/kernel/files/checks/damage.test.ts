import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goodFiles, verdict } from "../claims.test-helper.ts";
import { wordFile } from "../office.test-helper.ts";
import { packedObjects, pdf } from "../pdf.test-helper.ts";
import { docx } from "../types.ts";

/** Taken all the same, or refused with a code of ours; an error of any other sort would stand here as it is. */
const aVerdict = expect.stringMatching(/^(taken|file\.[a-z0-9_]+)$/) as unknown;
const richer: typeof goodFiles = [
  ...goodFiles,
  ["application/pdf", () => pdf({ objects: [packedObjects("<< /Type /Font >>"), packedObjects("<< /A (b) >>")] })],
  [docx, () => wordFile({ parts: [{ name: "word/embeddings/a.docx", data: wordFile(), stored: true }] })],
];

describe("damaged content ends in a verdict, never in an error", () => {
  test.each(richer)("%s cut off anywhere is refused", async (type, make) => {
    const bytes = make();
    for (let length = 0; length < bytes.length - 1; length += Math.ceil(bytes.length / 400)) {
      const said = await verdict(bytes.subarray(0, length), type);
      expect(said).toEqual(aVerdict);
      expect(said).not.toBe("taken");
    }
  });
  test.each(richer)("%s with any bytes changed", async (type, make) => {
    const bytes = make();
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const damaged = Buffer.from(bytes);
        for (const [at, value] of changes) damaged[at] = value;
        expect(await verdict(damaged, type)).toEqual(aVerdict);
      }),
      { numRuns: 300 },
    );
  });
  test.each(richer)("%s with a stretch taken out, doubled or moved", async (type, make) => {
    const bytes = make();
    const at = fc.nat(bytes.length);
    await fc.assert(
      fc.asyncProperty(at, at, at, async (a, b, c) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(await verdict(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]), type)).toEqual(aVerdict);
        expect(await verdict(Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]), type)).toEqual(aVerdict);
        expect(await verdict(Buffer.concat([bytes.subarray(0, c), bytes.subarray(from, to), bytes.subarray(c)]), type)).toEqual(aVerdict);
      }),
      { numRuns: 100 },
    );
  });
  test("bytes that only begin like a file of ours", async () => {
    const heads = ["%PDF-1.7\n", "PK\x03\x04", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 4000 }),
        fc.constantFrom(...goodFiles),
        async (head, rest, [type]) => {
          const said = await verdict(Buffer.concat([Buffer.from(head, "latin1"), rest]), type);
          expect(said).toEqual(aVerdict);
          expect(said).not.toBe("taken");
        },
      ),
      { numRuns: 500 },
    );
  });
});
