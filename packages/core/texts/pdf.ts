import { Worker } from "node:worker_threads";
import { fileLimits, type FileText, Lines, type Reason, whyUnread, without } from "./file-text.ts";
import { paragraphsOf } from "./pdf-lines.ts";
import type { PdfJob, PdfNews } from "./pdf-worker.ts";

type PdfLimits = { readonly pdf: number; readonly pages: number; readonly time: number; readonly memory: number };
/** Milliseconds between two looks at what the thread has taken. */
const lookEvery = 25;

/**
 * The text of a PDF, paragraph by paragraph as far as its lines tell. Read in a thread that is ended when it takes more time or memory than
 * allowed, whatever it is doing.
 */
export function textOfPdf(bytes: Uint8Array, limits: PdfLimits = fileLimits): Promise<FileText> {
  if (bytes.length > limits.pdf) return Promise.resolve(without(whyUnread.tooMuch));
  const job: PdfJob = { bytes, pages: limits.pages };
  const thread = new Worker(new URL("./pdf-worker.ts", import.meta.url), {
    workerData: job,
    env: {},
    // What the reader grumbles about a file is not for our log.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.memory / 2 ** 20) },
  });
  thread.stdout.resume();
  thread.stderr.resume();
  return new Promise((resolve) => {
    const lines = new Lines();
    const end = (text: FileText) => {
      clearTimeout(timer);
      clearInterval(guard);
      resolve(text);
      void thread.terminate();
    };
    const give = (reason: Reason) => end(without(reason));
    const timer = setTimeout(() => give(whyUnread.tooMuch), limits.time);
    // The thread's own limit does not count buffers, and it is in buffers that a file inflates.
    const guard = setInterval(() => void look(), lookEvery);
    const look = async () => {
      const heap = await thread.getHeapStatistics().catch(() => undefined);
      if (heap && heap.used_heap_size + heap.external_memory > limits.memory + bytes.length) give(whyUnread.tooMuch);
    };
    thread.on("message", (news: PdfNews) => {
      if ("failed" in news) return give(whyUnread[news.failed]);
      if ("done" in news) return end(lines.done(news.cut));
      for (const block of paragraphsOf(news.page)) lines.add(block);
      if (lines.full) end(lines.done());
    });
    thread.on("error", (error: Error & { code?: string }) =>
      give(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? whyUnread.tooMuch : whyUnread.broken),
    );
    thread.on("exit", () => give(whyUnread.broken));
  });
}
