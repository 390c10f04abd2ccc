import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import { m } from "../words/out/messages.js";
import { Skeleton } from "../ui/Skeleton.tsx";

GlobalWorkerOptions.workerPort = new Worker(new URL("./pdf-worker.ts", import.meta.url), { type: "module" });

/** There is one worker, and it takes no file while another is being let go of. */
let gone: Promise<unknown> = Promise.resolve();

/** The pages of a PDF, each drawn when it comes into view, with its words for the ear. Nothing of the file is run: no scripts, no wasm. */
export function Pdf({ url }: { url: string }) {
  // A signed address is another each time it is asked for; the file behind it is the same.
  const [address] = useState(url);
  const [pdf, setPdf] = useState<PDFDocumentProxy | undefined>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let task: ReturnType<typeof getDocument> | undefined;
    let over = false;
    const open = () => {
      if (over) return;
      task = getDocument({ url: address, useWasm: false, enableXfa: false });
      task.promise.then(setPdf, () => !over && setFailed(true));
    };
    void gone.then(open);
    return () => {
      over = true;
      gone = Promise.all([gone, task?.destroy()]);
    };
  }, [address]);
  if (failed) return <p className="note amber">{m.documents_pdf_failed()}</p>;
  if (!pdf) return <Skeleton lines={8} />;
  return (
    <div className="pdf">
      {Array.from({ length: pdf.numPages }, (_, i) => (
        <Page key={i} pdf={pdf} number={i + 1} />
      ))}
    </div>
  );
}

function Page({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(number === 1);
  const [words, setWords] = useState("");
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: "600px" });
    seen.observe(box.current!);
    return () => seen.disconnect();
  }, []);
  useEffect(() => {
    if (!near) return;
    let over = false;
    let drawing: { cancel: () => void } | undefined;
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (over || !canvas.current || !box.current) return;
      drawing = drawn(page, canvas.current, box.current.clientWidth);
      const { items } = await page.getTextContent();
      if (!over) setWords(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    };
    void draw();
    return () => {
      over = true;
      drawing?.cancel();
    };
  }, [near, number, pdf]);
  return (
    <div ref={box} className="pdf-page">
      <canvas ref={canvas} aria-hidden="true" />
      <p className="vh">
        {m.documents_pdf_page({ number, count: pdf.numPages })} {words}
      </p>
    </div>
  );
}

function drawn(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number) {
  const plain = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: (width / plain.width) * Math.min(devicePixelRatio, 2) });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  const task = page.render({ canvas, viewport });
  // A drawing that was given up is no fault.
  task.promise.catch(() => {});
  return task;
}
