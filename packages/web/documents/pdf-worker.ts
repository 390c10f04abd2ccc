/** PDF is read in a thread of its own, which comes from our own origin as everything does. */
import "pdfjs-dist/build/pdf.worker.min.mjs";
