import { describe, expect, test } from "vitest";
import { goodFiles, verdict } from "../claims.test-helper.ts";
import { wordFile } from "../office.test-helper.ts";
import { pdf } from "../pdf.test-helper.ts";
import { jpeg, jpegSegment, png, pngChunk } from "../pictures.test-helper.ts";

const [asPng, asJpeg] = ["image/png", "image/jpeg"];

describe("a picture", () => {
  test.each<[string, () => Buffer, string]>([
    ["with text in it", () => png({ more: [pngChunk("tEXt", Buffer.from("Title\0Ảnh"))] }), asPng],
    ["of a camera", () => jpeg({ more: [jpegSegment(0xe1, 1, 2, 3), Buffer.from([0xff])] }), asJpeg],
    ["with another picture behind it, as telephones do", () => jpeg({ after: jpeg() }), asJpeg],
  ])("%s is taken", async (_, bytes, type) => {
    expect(await verdict(bytes(), type)).toBe("taken");
  });

  test.each<[string, () => Buffer, string, string]>([
    ["PNG that is cut off", () => png().subarray(0, -4), asPng, "file.malformed"],
    ["PNG with a wrong checksum", () => png({ more: [pngChunk("tEXt", Buffer.from("a"), 7)] }), asPng, "file.malformed"],
    [
      "PNG with a chunk longer than the file",
      () => Buffer.concat([png().subarray(0, 33), Buffer.from("7fffffff49444154", "hex")]),
      asPng,
      "file.malformed",
    ],
    ["PNG of no size", () => png({ width: 0 }), asPng, "file.malformed"],
    ["PNG that no machine unpacks", () => png({ width: 60_000, height: 60_000 }), asPng, "file.image_too_large"],
    ["PNG with something behind it", () => png({ after: "<?php" }), asPng, "file.polyglot"],
    ["PNG that opens as an archive", () => Buffer.concat([png(), wordFile()]), asPng, "file.polyglot"],
    ["PNG that opens as a PDF", () => png({ more: [pngChunk("tEXt", pdf())] }), asPng, "file.polyglot"],
    ["JPEG that is cut off", () => jpeg().subarray(0, -2), asJpeg, "file.malformed"],
    ["JPEG without a picture", () => Buffer.from("ffd8ffd9", "hex"), asJpeg, "file.malformed"],
    ["JPEG with a segment longer than the file", () => Buffer.from("ffd8ffe0ffff00", "hex"), asJpeg, "file.malformed"],
    ["JPEG that no machine unpacks", () => jpeg({ width: 65_535, height: 65_535 }), asJpeg, "file.image_too_large"],
    ["JPEG with a page behind it", () => jpeg({ after: Buffer.from("<SCRIPT>x") }), asJpeg, "file.polyglot"],
    ["JPEG with a program behind it", () => jpeg({ after: Buffer.from("MZ\x90") }), asJpeg, "file.polyglot"],
    ["JPEG that opens as an archive", () => jpeg({ after: wordFile() }), asJpeg, "file.polyglot"],
  ])("%s is refused", async (_, bytes, type, code) => {
    expect(await verdict(bytes(), type)).toBe(code);
  });
});

describe("the type is what the content says", () => {
  test.each(goodFiles)("%s is taken as what it is, and as nothing else", async (type, bytes) => {
    for (const [declared] of goodFiles) expect(await verdict(bytes(), declared)).toBe(declared === type ? "taken" : "file.type_mismatch");
  });
  test.each(["image/svg+xml", "text/html", "application/msword", "application/zip", "__proto__", ""])(
    "%j is not taken at all",
    async (type) => {
      expect(await verdict(Buffer.from("<svg/>"), type)).toBe("file.type_not_accepted");
    },
  );
  test.each(["<svg onload='x()'/>", "<html>", "MZ", "plain", "", "GIF89a", "%!PS-Adobe"])(
    "%j is no content we know, whatever it is called",
    async (content) => {
      for (const [declared] of goodFiles) expect(await verdict(Buffer.from(content), declared)).toBe("file.type_unknown");
    },
  );
});
