import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { m } from "../../words/out/messages.js";
import { send } from "../../app/api.ts";
import { queries, useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import type { Body } from "../../app/text/types.ts";
import { LeftTexts } from "../../app/writing/Beside.tsx";
import { joined } from "../../app/writing/join.ts";
import type { Kept } from "../../app/writing/kept.ts";
import type { Store } from "../../app/writing/saver.ts";
import { Status } from "../../app/writing/Status.tsx";
import { useSaving } from "../../app/writing/useSaving.ts";
import { Head } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Submit } from "../acts/Submit.tsx";
import { LastRemark } from "../acts/Said.tsx";
import { FileContent } from "../FileContent.tsx";
import { type Document, numberOf, type Reading } from "../types.ts";
import { Stale, Taken } from "./Stale.tsx";
import { Upload } from "../../app/upload/Upload.tsx";

const Writing = lazy(() => import("./Writing.tsx").then(({ Writing: loaded }) => ({ default: loaded })));

type Props = {
  agency: string;
  document: Document;
  reading: Reading;
  title: string;
  me: string;
  name: string;
  kept: Kept<Body> | undefined;
};
export const contentTypes = ".pdf,.docx,.xlsx,.odt";

/** The draft in one's hands: a text that saves itself, or a file in its place. */
export function Loaded({ agency, document, reading, title, me, name, kept }: Props) {
  const { edition, text } = reading;
  const navigate = useNavigate();
  const [asText, setAsText] = useState(edition.content.form === "text" || kept !== undefined);
  const [submitting, setSubmitting] = useState(false);
  const attach = useAct("POST /v1/agencies/{agency}/versions/{id}/attach");
  const store = useMemo(() => storeOf(agency, edition.id), [agency, edition.id]);
  const saving = useSaving({ store, name, seen: text?.seen ?? kept?.seen ?? 1, kept });
  const toDocument = () => void navigate({ to: "/agencies/$agency/documents/$document", params: { agency, document: document.id } });
  const submit = async () => {
    if (await saving.flush()) setSubmitting(true);
  };
  return (
    <div className="editor-page">
      <Head
        title={title}
        lead={m.editor_lead({ number: numberOf(edition) })}
        actions={
          <>
            <Button variant="default" onClick={() => void saving.flush().then((done) => done && toDocument())}>
              {m.editor_close()}
            </Button>
            <Button onClick={() => void submit()}>{m.documents_submit()}</Button>
          </>
        }
      />
      <LastRemark edition={edition} />
      <Status
        saving={saving}
        stale={<Stale saving={saving} agency={agency} version={edition.id} />}
        taken={<Taken agency={agency} version={edition.id} />}
      />
      <LeftTexts saving={saving} now={text?.body ?? { type: "doc", content: [] }} bodyOf={(one) => one} join={joined} />
      {asText ? (
        <Suspense fallback={<Skeleton lines={10} />}>
          <Writing
            key={saving.round}
            {...{ agency, reading }}
            onWrote={saving.wrote}
            body={saving.start ?? kept?.newer ?? kept?.body ?? text?.body}
          />
        </Suspense>
      ) : (
        <FileContent agency={agency} document={document.id} edition={edition} />
      )}
      <section className="stack s file-choice noprint" aria-label={m.editor_file()}>
        <p className="dense soft">{asText ? m.editor_file_instead() : m.editor_text_instead()}</p>
        <div className="row top">
          <Upload
            agency={agency}
            accept={contentTypes}
            label={asText ? m.editor_attach() : m.editor_replace()}
            onSent={async ({ sha256 }) => {
              const done = await attach.act({ agency, id: edition.id, sha256, as: "content" });
              if (done) setAsText(false);
            }}
          />
          {!asText && (
            <Button variant="default" onClick={() => setAsText(true)}>
              {m.editor_write()}
            </Button>
          )}
        </div>
        <Said error={attach.error} />
      </section>
      {submitting && <Submit agency={agency} edition={edition} me={me} onClose={() => setSubmitting(false)} onDone={toDocument} />}
    </div>
  );
}

const storeOf = (agency: string, id: string): Store<Body> => ({
  stale: "document_text.changed_meanwhile",
  taken: "document.locked",
  left: () => void queries.invalidateQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(id) }),
  save: async (body, seen, key) => {
    const { text, savedAt } = await send("POST /v1/agencies/{agency}/versions/{id}/save", { agency, id, body, seen }, { key });
    return { seen: text, at: savedAt };
  },
});
