import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { m } from "../../words/out/messages.js";
import { civilDate, date } from "../../app/format.ts";
import { useCan } from "../../app/place.ts";
import { Panel } from "../../ui/Panel.tsx";
import { type Document, numberOf, type Shown } from "../types.ts";

const Dispose = lazy(() => import("./Dispose.tsx").then(({ Dispose }) => ({ default: Dispose })));
type Props = { agency: string; document: Document; versions: readonly Shown[]; me: string | undefined };

/** The oldest version that was kept long enough: whoever may decides that its content goes. */
export function Outlived({ agency, document, versions, me }: Props) {
  const [asking, ask] = useState(false);
  const may = useCan("document:dispose");
  const oldest = versions.findLast(
    ({ edition, keptUntil }) => edition.state === "approved" && keptUntil !== undefined && keptUntil < civilDate(),
  );
  if (!oldest) return null;
  const { edition, keptUntil } = oldest;
  const number = numberOf(edition);
  return (
    <Panel title={m.disposal_panel({ number })} lead={m.disposal_panel_lead({ date: date(keptUntil!) })} mine={false}>
      <div className="row">
        {may && (
          <Button variant="default" onClick={() => ask(true)}>
            {m.disposal_dispose({ number })}
          </Button>
        )}
        <Link
          className="dense"
          to="/agencies/$agency/documents/$document"
          params={{ agency, document: document.id }}
          search={{ version: edition.id }}
        >
          {m.disposal_panel_read({ number })}
        </Link>
      </div>
      {asking && (
        <Suspense fallback={null}>
          <Dispose {...{ agency, document, edition, me }} onClose={() => ask(false)} />
        </Suspense>
      )}
    </Panel>
  );
}
