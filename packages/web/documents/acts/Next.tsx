import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { Document } from "../types.ts";
import { Reasoned } from "../../app/Reasoned.tsx";

type Props = { agency: string; document: Document; can: ReadonlySet<string> };

/** What may come next with a document that has no version on its way: a new one, or its end. */
export function Next({ agency, document, can }: Props) {
  const [asking, ask] = useState<"revise" | "withdraw" | undefined>();
  const navigate = useNavigate();
  const revise = useAct("POST /v1/agencies/{agency}/documents/{id}/revise");
  const withdraw = useAct("POST /v1/agencies/{agency}/documents/{id}/withdraw");
  if (document.state !== "active" || document.draft || document.scheduled) return null;
  const mayRevise = can.has("document:draft") && !document.external;
  const mayWithdraw = can.has("document:withdraw") && document.inForce !== undefined;
  if (!mayRevise && !mayWithdraw) return null;
  const from = document.inForce?.version;
  const begin = async (step: "issue" | "revision") => {
    const done = await revise.act({ agency, id: document.id, step, ...(from ? { from } : {}) }, document.version);
    if (done) void navigate({ to: "/agencies/$agency/documents/$document/edit", params: { agency, document: document.id } });
  };
  const close = () => {
    ask(undefined);
    revise.reset();
    withdraw.reset();
  };
  return (
    <div className="row noprint">
      {mayRevise && (
        <Button variant="default" onClick={() => (document.inForce ? ask("revise") : void begin("issue"))} loading={revise.pending}>
          {m.documents_revise()}
        </Button>
      )}
      {mayWithdraw && (
        <Button variant="default" onClick={() => ask("withdraw")}>
          {m.documents_withdraw()}
        </Button>
      )}
      {asking === "revise" && document.inForce && (
        <Dialog title={m.documents_revise()} onClose={close}>
          <p className="soft dense">{m.documents_revise_text()}</p>
          <Said error={revise.error} />
          <div className="stack s">
            <Button loading={revise.pending} onClick={() => void begin("revision")}>
              {m.documents_revision({ number: `${document.inForce.issue}.${document.inForce.revision + 1}` })}
            </Button>
            <Button variant="default" loading={revise.pending} onClick={() => void begin("issue")}>
              {m.documents_issue({ number: `${document.inForce.issue + 1}.0` })}
            </Button>
            <Button variant="subtle" onClick={close}>
              {m.ui_not_now()}
            </Button>
          </div>
        </Dialog>
      )}
      {asking === "withdraw" && (
        <Reasoned
          title={m.documents_withdraw_title({ code: document.code })}
          text={m.documents_withdraw_text()}
          label={m.documents_reason()}
          verb={m.documents_withdraw()}
          error={withdraw.error}
          pending={withdraw.pending}
          onDo={(reason) => withdraw.act({ agency, id: document.id, reason }, document.version)}
          onClose={close}
        />
      )}
    </div>
  );
}
