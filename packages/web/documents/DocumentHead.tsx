import { Button } from "@mantine/core";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { version } from "../app/states.ts";
import { kindWords } from "../app/documents.ts";
import { date } from "../app/format.ts";
import { ask, queries } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { State } from "../ui/Mark.tsx";
import { Head } from "../ui/Section.tsx";
import { save } from "../app/export/fetched.ts";
import { standingLook } from "../app/editions.ts";
import { type Document, numberOf, type Reading, type Shown } from "./types.ts";

type Props = { agency: string; document: Document; reading: Reading; versions: readonly Shown[] };

/** Its name, how it stands, and copies of the version that is shown: as paper, or the file itself. */
export function DocumentHead({ agency, document, reading: { edition }, versions }: Props) {
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState("");
  const of = { agency, document: document.id, id: edition.id };
  const copy = async (what: "print" | "file") => {
    setBusy(what);
    setError(null);
    try {
      const line = `GET /v1/agencies/{agency}/documents/{document}/versions/{id}/${what}` as const;
      save(await queries.fetchQuery({ ...ask(line, of), staleTime: 0 }));
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setBusy("");
    }
  };
  const gone = edition.state === "disposed";
  const open = versions.filter(
    ({ edition: each, standing }) =>
      standing === "effective" || standing === "scheduled" || (document.state === "active" && each.id === document.draft),
  );
  return (
    <div className="doc-head">
      <Head
        title={`${document.code} ${document.title}`}
        lead={
          <span className="stack xs">
            <span className="row lg">
              {document.state === "withdrawn" && (
                <span className="row">
                  <State {...version.withdrawn} />
                  <span className="dense">{m.documents_withdrawn_on({ date: date(document.withdrawnOn), why: document.why })}</span>
                </span>
              )}
              {open.toReversed().map((shown) => (
                <span key={shown.edition.id} className="row">
                  <State {...standingLook(shown)} />
                  <span className="dense">
                    {"effectiveFrom" in shown.edition
                      ? m.documents_edition_from({ number: numberOf(shown.edition), date: date(shown.edition.effectiveFrom) })
                      : m.documents_edition_n({ number: numberOf(shown.edition) })}
                  </span>
                </span>
              ))}
            </span>
            <span className="small mute">{kindWords[document.kind]()}</span>
          </span>
        }
        actions={
          gone ? undefined : (
            <>
              <Button
                variant="default"
                loading={busy === "print"}
                leftSection={<IconPrinter size={17} />}
                onClick={() => void copy("print")}
              >
                {m.documents_print()}
              </Button>
              {edition.content.form === "file" && (
                <Button
                  variant="default"
                  loading={busy === "file"}
                  leftSection={<IconDownload size={17} />}
                  onClick={() => void copy("file")}
                >
                  {m.documents_download()}
                </Button>
              )}
            </>
          )
        }
      />
      <Said error={error} />
    </div>
  );
}
