import { Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/InlineInput.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import type { Input } from "../app/api-types.ts";
import { ask, askAll, useAct } from "../app/query.ts";
import { rolesInAgency, roleWords } from "../app/roles.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

type Audience = NonNullable<Input<"POST /v1/agencies/{agency}/documents/{document}/distribute">["audience"]>;
type Props = { agency: string; document: string; onClose: () => void };

/** Whom the document concerns. Whoever joins later, or comes to such a unit or role, is asked to read as well. */
export function Distribute({ agency, document, onClose }: Props) {
  const now = useQuery(ask("GET /v1/agencies/{agency}/documents/{document}/distribution", { agency, document }));
  const people = useQuery(askAll("GET /v1/agencies/{agency}/colleagues", { agency }));
  return (
    <Dialog title={m.documents_distribute_title()} onClose={onClose}>
      {now.data && people.data ? (
        <Form {...{ agency, document, onClose }} before={now.data.distribution?.audience} people={people.data} />
      ) : (
        <Skeleton />
      )}
    </Dialog>
  );
}

type Colleague = { id: string; name: string; title?: string | undefined; unit?: string | undefined };
function Form({ agency, document, onClose, before, people }: Props & { before: Audience | undefined; people: readonly Colleague[] }) {
  const [everyone, setEveryone] = useState(before?.everyone ?? false);
  const [chosen, setChosen] = useState({
    roles: before?.roles ?? [],
    units: before?.units ?? [],
    people: (before?.people ?? []) as string[],
  });
  const { act, error, pending } = useAct("POST /v1/agencies/{agency}/documents/{document}/distribute");
  const units = [...new Set([...people.flatMap(({ unit }) => unit ?? []), ...chosen.units])].toSorted((a, b) => a.localeCompare(b, "vi"));
  const tick = (of: keyof typeof chosen, value: string, label: string, aside?: string) => (
    <Checkbox
      key={value}
      label={aside ? `${label}, ${aside}` : label}
      checked={(chosen[of] as string[]).includes(value)}
      onChange={({ currentTarget: { checked } }) =>
        setChosen((was) => ({ ...was, [of]: checked ? [...was[of], value] : (was[of] as string[]).filter((each) => each !== value) }))
      }
    />
  );
  return (
    <DialogForm
      className="audience"
      verb={m.documents_distribute_save()}
      error={error}
      pending={pending}
      onDo={() => act({ agency, document, audience: everyone ? { everyone } : { everyone, ...chosen } }).then((done) => done && onClose())}
      onClose={onClose}
    >
      <p className="soft dense">{m.documents_distribute_text()}</p>
      <Checkbox label={m.documents_everyone()} checked={everyone} onChange={({ currentTarget }) => setEveryone(currentTarget.checked)} />
      {!everyone && (
        <>
          {units.length > 0 && (
            <fieldset>
              <legend>{m.documents_units()}</legend>
              {units.map((unit) => tick("units", unit, unit))}
            </fieldset>
          )}
          <fieldset>
            <legend>{m.documents_roles()}</legend>
            {rolesInAgency.map((role) => tick("roles", role, roleWords[role]()))}
          </fieldset>
          <fieldset>
            <legend>{m.documents_people()}</legend>
            {people.map(({ id, name, title }) => tick("people", id, name, title))}
          </fieldset>
        </>
      )}
    </DialogForm>
  );
}
