import { Button } from "@mantine/core";
import { useSuspenseQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { date } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { fieldErrors } from "../app/problem.ts";
import { ask, useAct } from "../app/query.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { State } from "../ui/Mark.tsx";
import { Empty, Section } from "../ui/Section.tsx";
import { Judge } from "./Judge.tsx";
import { type Document, lookOf, type Update } from "./looks.ts";
import { PickDocuments, type Picked } from "./PickDocuments.tsx";

type Props = { agency: string; law: Document; updates: ReadonlyMap<string, Update> };

/** Our documents that rest on the text, and how far each was brought into line. */
export function Rests({ agency, law, updates }: Props) {
  const [asking, setAsking] = useState<"cite" | Update | undefined>();
  const may = useCan("document:draft");
  const cited = law.external?.cited ?? [];
  const found = useSuspenseQueries({ queries: cited.map((id) => ask("GET /v1/agencies/{agency}/documents/{id}", { agency, id })) });
  const isLaw = law.external?.nature === "law";
  const mayCite = may && law.state === "active";
  const more = (
    <Button variant="default" onClick={() => setAsking("cite")}>
      {m.laws_cite()}
    </Button>
  );
  return (
    <Section title={m.laws_rests()} aside={cited.length > 0 ? m.laws_rests_count({ count: cited.length }) : undefined}>
      {cited.length === 0 ? (
        <Empty
          title={m.laws_rests_none()}
          text={isLaw ? m.laws_rests_none_law() : m.laws_rests_none_other()}
          action={mayCite ? more : undefined}
        />
      ) : (
        <>
          <table className="table records rests">
            <thead>
              <tr>
                <th scope="col">{m.laws_document()}</th>
                <th scope="col">{isLaw ? m.laws_judgement() : ""}</th>
                <th scope="col">
                  <span className="vh">{m.laws_do()}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ data: document }) => {
                const update = updates.get(document.id);
                return (
                  <tr key={document.id}>
                    <th scope="row">
                      <Link className="plain" to="/agencies/$agency/documents/$document" params={{ agency, document: document.id }}>
                        {document.code}
                      </Link>
                      <span className="block name">{document.title}</span>
                    </th>
                    <td>
                      {update && <State {...lookOf(update)} />}
                      {update?.state === "done" && (
                        <span className="block small mute">{m.laws_judged({ how: update.how, date: date(update.doneOn) })}</span>
                      )}
                    </td>
                    <td className="act">
                      {update?.state === "open" && may && (
                        <button type="button" className="btn link" onClick={() => setAsking(update)}>
                          {m.laws_judge({ code: document.code })}
                        </button>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {mayCite && <div className="row noprint foot-of-facts">{more}</div>}
        </>
      )}
      {asking === "cite" && <Cite agency={agency} law={law} onClose={() => setAsking(undefined)} />}
      {typeof asking === "object" && <Judge agency={agency} update={asking} onClose={() => setAsking(undefined)} />}
    </Section>
  );
}

/** More documents that rest on it, as it turns out. */
function Cite({ agency, law, onClose }: { agency: string; law: Document; onClose: () => void }) {
  const { act, error, pending } = useAct("POST /v1/agencies/{agency}/laws/{id}/cite");
  const [picked, pick] = useState<Picked[]>([]);
  const told = fieldErrors(error)["documents"];
  const isLaw = law.external?.nature === "law";
  return (
    <Dialog title={m.laws_cite_title({ number: law.code })} className="wide-dialog" onClose={onClose}>
      <DialogForm
        verb={picked.length === 0 ? m.laws_cite() : m.laws_cite_n({ count: picked.length })}
        error={error}
        pending={pending}
        form={{ said: told ? undefined : error?.message }}
        unready={picked.length === 0}
        onDo={async () => (await act({ agency, id: law.id, documents: picked.map(({ id }) => id) }, law.version)) && onClose()}
        onClose={onClose}
      >
        <PickDocuments
          agency={agency}
          label={m.laws_document()}
          hint={isLaw ? m.laws_cited_hint() : m.laws_cited_hint_other()}
          without={new Set(law.external?.cited)}
          picked={picked}
          onPick={pick}
          error={told}
        />
      </DialogForm>
    </Dialog>
  );
}
