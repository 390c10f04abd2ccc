import { lazy, Suspense } from "react";
import { m } from "../words/out/messages.js";
import { kindWords } from "../app/documents.ts";
import { date, folded, moment } from "../app/format.ts";
import { useAgencyName, usePlace } from "../app/place.ts";
import { PrintRecord } from "./disposal/PrintRecord.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { type Document, numberOf, type Reading, type Shown } from "./types.ts";
import { WithRemarks } from "./WithRemarks.tsx";

const FileContent = lazy(() => import("./FileContent.tsx").then(({ FileContent }) => ({ default: FileContent })));
type Props = { agency: string; document: Document; reading: Reading; standing: Shown["standing"] };

/** The kind over the title, unless the title says it. */
const titleLines = ({ kind, title }: Reading["edition"]): string[] => {
  const word = kindWords[kind]();
  return folded(title).startsWith(folded(word)) || kind === "external" ? [title] : [word, title];
};

/** The version as a sheet: the head that stands on its paper, then its text or its file. */
export function Paper({ agency, document, reading, standing }: Props) {
  const { edition, whole } = reading;
  const office = useAgencyName(usePlace());
  const over = standing === "superseded" || standing === "withdrawn";
  const from = "effectiveFrom" in edition ? edition.effectiveFrom : undefined;
  return (
    <article className={over ? "sheet over" : "sheet"} aria-label={m.documents_sheet({ number: numberOf(edition) })}>
      {over && <p className="note red mark-over">{m.documents_over()}</p>}
      {edition.state === "discarded" ? (
        <p className="note red mark-over">{m.documents_dropped({ why: edition.why })}</p>
      ) : (
        standing === "in_preparation" && <p className="note amber mark-over">{m.documents_not_yet()}</p>
      )}
      {whole === false && (
        <p className="note red mark-over" role="alert">
          {m.documents_not_whole()}
        </p>
      )}
      <table className="sheet-head">
        <tbody>
          <tr>
            <th scope="row" rowSpan={2}>
              {office.toLocaleUpperCase("vi")}
            </th>
            <td rowSpan={2}>
              <strong>
                {titleLines(edition).map((line) => (
                  <span key={line}>{line.toLocaleUpperCase("vi")} </span>
                ))}
              </strong>
            </td>
            <td>{m.documents_sheet_code({ code: edition.code })}</td>
          </tr>
          <tr>
            <td>
              <span className="nowrap">{m.documents_sheet_issue({ issue: edition.issue })}</span>{" "}
              <span className="nowrap">{m.documents_sheet_revision({ revision: edition.revision })}</span>{" "}
              <span className="block">{m.documents_sheet_date({ date: from ? date(from) : "…" })}</span>
            </td>
          </tr>
        </tbody>
      </table>
      {edition.state === "disposed" ? (
        <div className="stack">
          <p className="soft">
            {m.disposal_done_on({ at: moment(edition.disposedAt) })} {m.documents_disposed_text()}
          </p>
          <div className="row noprint">
            <PrintRecord agency={agency} id={edition.destruction} code={edition.code} />
          </div>
        </div>
      ) : edition.content.form === "file" ? (
        <Suspense fallback={<Skeleton />}>
          <FileContent agency={agency} document={document.id} edition={edition} />
        </Suspense>
      ) : (
        <WithRemarks agency={agency} reading={reading} />
      )}
    </article>
  );
}
