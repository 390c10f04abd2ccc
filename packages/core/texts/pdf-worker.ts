// Runs in a thread of its own: whatever a hostile file makes the reader do ends with the thread.
import { parentPort, workerData } from "node:worker_threads";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { linesOf, type PdfLine } from "./pdf-lines.ts";

export type PdfJob = { readonly bytes: Uint8Array; readonly pages: number };
export type PdfNews =
  | { readonly page: readonly PdfLine[] }
  | { readonly done: true; readonly cut: boolean }
  | { readonly failed: "encrypted" | "broken" };

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const tell = (news: PdfNews) => parentPort?.postMessage(news);

async function read({ bytes, pages }: PdfJob): Promise<PdfNews> {
  const document = await getDocument({
    data: bytes,
    // Nothing of a file becomes a font of this machine or a request; this edition of the reader has no eval to switch off.
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    verbosity: 0,
  }).promise;
  let cut = document.numPages > pages;
  for (let number = 1; number <= Math.min(document.numPages, pages); number += 1) {
    try {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      tell({ page: linesOf(items.filter((item) => "str" in item)) });
      page.cleanup();
    } catch {
      cut = true;
    }
  }
  return { done: true, cut };
}

try {
  tell(await read(workerData as PdfJob));
} catch (error) {
  tell({ failed: error instanceof Error && error.name === "PasswordException" ? "encrypted" : "broken" });
}
