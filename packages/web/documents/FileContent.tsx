import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { m } from "../words/out/messages.js";
import { amount } from "../app/format.ts";
import { ask } from "../app/query.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ReadText } from "./ReadText.tsx";
import type { Edition } from "./types.ts";

const Pdf = lazy(() => import("./Pdf.tsx").then(({ Pdf }) => ({ default: Pdf })));
type Props = { agency: string; document: string; edition: Edition };

/** An uploaded file, readable in place: a PDF as its pages, other texts as the words that can be read from them. */
export function FileContent({ agency, document, edition }: Props) {
  const { content } = edition;
  const { data: link } = useSuspenseQuery({
    ...ask("GET /v1/agencies/{agency}/documents/{document}/versions/{id}/file", { agency, document, id: edition.id }),
    // The address is good for minutes; what was loaded of it stays.
    staleTime: 4 * 60_000,
  });
  if (content.form !== "file") return null;
  const said = m.documents_file_said({ name: content.name, size: amount(content.size / 1024 / 1024) });
  return (
    <div className="stack">
      <p className="small mute">{said}</p>
      {content.type === "application/pdf" ? (
        <Suspense fallback={<Skeleton />}>
          <Pdf key={content.sha256} url={link.url} />
        </Suspense>
      ) : (
        <ReadText agency={agency} id={edition.id} />
      )}
    </div>
  );
}
