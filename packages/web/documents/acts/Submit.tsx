import { NativeSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { useForm } from "../../app/form.ts";
import { askAll, useAct } from "../../app/query.ts";
import { DialogForm } from "../../app/DialogForm.tsx";
import { Choose } from "../../ui/Choose.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { Edition } from "../types.ts";

type Props = { agency: string; edition: Edition; me: string | undefined; onClose: () => void; onDone?: () => void };

/** Puts a draft before reviewers: what changed, why, on what law, and who looks at it, all at once or one after the other. */
export function Submit({ agency, edition, me, onClose, onDone }: Props) {
  const { line, act, error, pending } = useAct("POST /v1/agencies/{agency}/versions/{id}/submit");
  const before = edition.changes;
  const form = useForm(
    { summary: before?.summary ?? "", reason: before?.reason ?? "", legalBasis: before?.legalBasis.join("\n") ?? "", reviewers: "" },
    { line, error },
  );
  const [order, setOrder] = useState<"parallel" | "sequential">("parallel");
  const [listed, setListed] = useState<string[]>([]);
  // With the arrows one comes past everybody: whom one stops at is taken along, and listed only when another is to follow.
  const [last, setLast] = useState("");
  const reviewers = last ? [...listed, last] : listed;
  const { data: people = [] } = useQuery(askAll("GET /v1/agencies/{agency}/colleagues", { agency }));
  const name = (id: string) => people.find((each) => each.id === id)?.name ?? id;
  const others = people.filter(({ id }) => id !== me && !listed.includes(id));
  const send = async () => {
    const { summary, reason, legalBasis } = form.values;
    const basis = legalBasis.split("\n").filter((line) => line.trim());
    const done = await act({ agency, id: edition.id, summary, reason, legalBasis: basis, reviewers, order });
    if (!done) return;
    onClose();
    onDone?.();
  };
  return (
    <Dialog title={m.documents_submit_title()} className="wide" onClose={onClose}>
      <DialogForm
        verb={m.documents_submit()}
        error={error}
        pending={pending}
        form={form}
        onClose={onClose}
        unready={reviewers.length === 0}
        onDo={send}
      >
        <Textarea label={m.documents_summary()} rows={2} {...form.field("summary")} />
        <Textarea label={m.documents_why()} rows={2} {...form.field("reason")} />
        <Textarea label={m.documents_basis()} description={m.documents_basis_hint()} rows={2} {...form.field("legalBasis")} />
        <div className="stack s">
          <NativeSelect
            label={m.documents_reviewers()}
            description={m.documents_reviewers_hint()}
            value={last}
            error={form.field("reviewers").error}
            onChange={({ currentTarget }) => setLast(currentTarget.value)}
            data={[
              { value: "", label: m.documents_reviewer_add() },
              ...others.map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name })),
            ]}
          />
          {last && others.length > 1 && (
            <button
              type="button"
              className="btn link dense"
              onClick={() => {
                setListed(reviewers);
                setLast("");
              }}
            >
              {m.documents_reviewer_another()}
            </button>
          )}
          {listed.length > 0 && (
            <ol className="reviewers dense">
              {listed.map((id) => (
                <li key={id} className="row between">
                  <span>{name(id)}</span>
                  <button type="button" className="btn link" onClick={() => setListed(listed.filter((each) => each !== id))}>
                    {m.documents_reviewer_leave_out()}
                    <span className="vh"> {name(id)}</span>
                  </button>
                </li>
              ))}
            </ol>
          )}
          {reviewers.length > 1 && (
            <Choose
              label={m.documents_order()}
              value={order}
              onChange={(value) => setOrder(value as typeof order)}
              options={[
                { value: "parallel", label: m.documents_parallel() },
                { value: "sequential", label: m.documents_sequential() },
              ]}
            />
          )}
        </div>
      </DialogForm>
    </Dialog>
  );
}
