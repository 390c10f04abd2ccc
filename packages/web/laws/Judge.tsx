import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { DialogForm } from "../app/DialogForm.tsx";
import { useForm } from "../app/form.ts";
import { date } from "../app/format.ts";
import { ask, useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Document, Update } from "./looks.ts";

const choices = ["unaffected", "revised", "to_revise"] as const;
type Choice = (typeof choices)[number];
const words: { readonly [C in Choice]: readonly [label: () => string, text: () => string] } = {
  unaffected: [m.laws_judge_unaffected, m.laws_judge_unaffected_text],
  to_revise: [m.laws_judge_to_revise, m.laws_judge_to_revise_text],
  revised: [m.laws_judge_revised, m.laws_judge_revised_text],
};

/** Whether the law touches the document: not at all, with its reason; already answered by a version; or a new version begins here. */
export function Judge({ agency, update, onClose }: { agency: string; update: Update; onClose: () => void }) {
  const [choice, choose] = useState<Choice | undefined>();
  const { data: document } = useQuery(ask("GET /v1/agencies/{agency}/documents/{id}", { agency, id: update.document }));
  return (
    <Dialog title={m.laws_judge_title({ title: update.title })} className="wide-dialog" onClose={onClose}>
      <p className="dense soft">
        {m.laws_judge_lead({ date: date(update.due) })}{" "}
        <Link to="/agencies/$agency/laws/$law" params={{ agency, law: update.law }}>
          {m.laws_see_law()}
        </Link>
        {" · "}
        <Link to="/agencies/$agency/documents/$document" params={{ agency, document: update.document }}>
          {document ? m.laws_see_document({ code: document.code }) : m.laws_see_document_plain()}
        </Link>
      </p>
      <fieldset className="choices">
        <legend>{m.laws_judge_question()}</legend>
        {(["unaffected", "to_revise", "revised"] as const).map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="choice" value={each} checked={choice === each} onChange={() => choose(each)} />
            <span>
              <strong>{words[each][0]()}</strong>
              <span className="block small mute">{words[each][1]()}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {choice === "to_revise" ? (
        document && <Revise agency={agency} document={document} onClose={onClose} />
      ) : (
        <Finish key={choice} {...{ agency, update, onClose }} outcome={choice} document={document} />
      )}
    </Dialog>
  );
}

type FinishProps = {
  agency: string;
  update: Update;
  outcome: "unaffected" | "revised" | undefined;
  document: Document | undefined;
  onClose: () => void;
};
function Finish({ agency, update, outcome, document, onClose }: FinishProps) {
  const { line, act, error, pending } = useAct("POST /v1/agencies/{agency}/legal-updates/{id}/finish");
  const held = document?.inForce;
  const by =
    outcome === "revised" && document && held
      ? m.laws_judge_by({ code: document.code, number: `${held.issue}.${held.revision}`, date: date(held.effectiveFrom) })
      : "";
  const form = useForm({ how: by }, { line, error });
  const { how } = form.values;
  return (
    <DialogForm
      verb={m.laws_judge_record()}
      error={error}
      pending={pending}
      form={form}
      unready={!outcome || how.trim().length < 5}
      onDo={async () => outcome && (await act({ agency, id: update.id, outcome, how }, update.version)) && onClose()}
      onClose={onClose}
    >
      {outcome && (
        <Textarea
          label={outcome === "revised" ? m.laws_how_revised() : m.laws_how_unaffected()}
          rows={3}
          autoFocus
          {...form.field("how")}
        />
      )}
    </DialogForm>
  );
}

/** The next version begins with the text in force; one that is open is gone on with. */
function Revise({ agency, document, onClose }: { agency: string; document: Document; onClose: () => void }) {
  const navigate = useNavigate();
  const { act, error, pending } = useAct("POST /v1/agencies/{agency}/documents/{id}/revise");
  const open = document.state === "active" ? (document.draft ?? document.scheduled?.version) : undefined;
  const params = { agency, document: document.id };
  const begin = async () => {
    const from = document.inForce?.version;
    const done = await act({ agency, id: document.id, step: "revision", ...(from ? { from } : {}) }, document.version);
    if (done) void navigate({ to: "/agencies/$agency/documents/$document/edit", params });
  };
  return (
    <div className="stack">
      <Said error={error} />
      <div className="foot">
        <Button variant="default" onClick={onClose}>
          {m.ui_not_now()}
        </Button>
        {open ? (
          <Button component={Link} to="/agencies/$agency/documents/$document" params={params as never}>
            {m.laws_open_version({ code: document.code })}
          </Button>
        ) : (
          <Button loading={pending} onClick={() => void begin()}>
            {m.laws_revise({ code: document.code })}
          </Button>
        )}
      </div>
    </div>
  );
}
