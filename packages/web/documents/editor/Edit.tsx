import { Button } from "@mantine/core";
import { useQuery, useSuspenseQueries } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { m } from "../../words/out/messages.js";
import { documentOf, versionOf } from "../reads.ts";
import { useSession } from "../../app/session.ts";
import type { Body } from "../../app/text/types.ts";
import { type Kept, nameOf, readKept } from "../../app/writing/kept.ts";
import { Head } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { type Document, numberOf, type Reading } from "../types.ts";
import { Unsaved } from "./Unsaved.tsx";
import { Held } from "./Held.tsx";
import { Loaded } from "./Loaded.tsx";
import "../../app/text/text.css";
import "../document.css";
import "../../app/writing/writing.css";
import "./editor.css";

/** Writing a draft: whoever holds it writes; the others see who does, and may take it over. */
export const Edit = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { agency, document: id } = useParams({ strict: false }) as { agency: string; document: string };
  const [{ data: document }] = useSuspenseQueries({ queries: [documentOf(agency, id)] });
  const draft = document.state === "active" ? document.draft : undefined;
  if (!draft) return <None agency={agency} document={document} />;
  return <Open agency={agency} document={document} draft={draft} />;
}

const None = ({ agency, document }: { agency: string; document: Document }) => (
  <Head
    title={`${document.code} ${document.title}`}
    lead={m.editor_no_draft()}
    actions={
      <Button component={Link} to="/agencies/$agency/documents/$document" params={{ agency, document: document.id } as never}>
        {m.documents_back_to_document()}
      </Button>
    }
  />
);

type Props = { agency: string; document: Document; draft: string };
function Open({ agency, document, draft }: Props) {
  const session = useSession();
  const { data: reading, isFetchedAfterMount } = useQuery({ ...versionOf(agency, draft), refetchOnMount: "always" });
  const me = session.state === "in" ? session.me.links.find(({ workspace }) => workspace === session.workspace)?.member : undefined;
  // One never goes on writing from what this browser remembers of a text.
  if (!reading || !isFetchedAfterMount) return <Skeleton lines={10} />;
  const { edition } = reading;
  const title = `${document.code} ${edition.title}`;
  const lead = m.editor_lead({ number: numberOf(edition) });
  const name = nameOf(me ?? "", edition.id);
  if (edition.state !== "draft" && edition.state !== "changes_requested")
    return (
      <>
        <Head title={title} lead={m.editor_submitted()} actions={<Back agency={agency} document={document.id} />} />
        <Unsaved name={name} />
      </>
    );
  if (edition.lock?.id !== me)
    return (
      <>
        <Head title={title} lead={lead} />
        <Held agency={agency} edition={edition} name={name} />
      </>
    );
  return <WithKept key={edition.id} {...{ agency, document, reading, title, me: me! }} />;
}

export const Back = ({ agency, document }: { agency: string; document: string }) => (
  <Button variant="default" component={Link} to="/agencies/$agency/documents/$document" params={{ agency, document } as never}>
    {m.documents_back_to_document()}
  </Button>
);

/** What was written here and never taken comes first. */
function WithKept(props: { agency: string; document: Document; reading: Reading; title: string; me: string }) {
  const name = nameOf(props.me, props.reading.edition.id);
  const [kept, setKept] = useState<{ kept: Kept<Body> | undefined } | undefined>();
  useEffect(() => {
    let over = false;
    readKept<Body>(name).then(
      (found) => !over && setKept({ kept: found }),
      () => !over && setKept({ kept: undefined }),
    );
    return () => void (over = true);
  }, [name]);
  return kept ? <Loaded {...props} name={name} kept={kept.kept} /> : <Skeleton lines={10} />;
}
