import { usePlace } from "../app/place.ts";
import { useSession } from "../app/session.ts";
import { Acknowledge } from "./acts/Acknowledge.tsx";
import { Approve } from "./acts/Approve.tsx";
import { Draft } from "./acts/Draft.tsx";
import { Next } from "./acts/Next.tsx";
import { Review } from "./acts/Review.tsx";
import { Send } from "./acts/Send.tsx";
import { Outlived } from "./disposal/Outlived.tsx";
import type { Document, Duty, Reading, Shown } from "./types.ts";

type Props = { agency: string; document: Document; work: Reading; versions: readonly Shown[]; duties: readonly Duty[] };

/** What waits to be done with the document, the most pressing first: what is on its way, what I am to read, what may come next. */
export function Acts({ agency, document, work, versions, duties }: Props) {
  const session = useSession();
  const place = usePlace();
  const me = session.state === "in" ? session.me.links.find(({ workspace }) => workspace === session.workspace)?.member : undefined;
  const open = document.state === "active" && document.draft === work.edition.id;
  const duty = duties.find(({ state, person }) => state === "due" && person.id === me);
  const { state } = work.edition;
  const at = { agency, document, work, versions };
  return (
    <>
      {open && (state === "draft" || state === "changes_requested") && <Draft {...at} me={me} />}
      {open && state === "in_review" && <Review {...at} me={me} />}
      {open && state === "reviewed" && <Send {...at} />}
      {open && state === "awaiting_approval" && <Approve {...at} />}
      {duty && document.inForce && <Acknowledge {...at} duty={duty} />}
      <Outlived {...{ agency, document, versions, me }} />
      {document.state === "active" && <Next agency={agency} document={document} can={place.can} />}
    </>
  );
}
