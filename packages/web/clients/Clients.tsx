import { Button, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { m } from "../words/out/messages.js";
import type { Answer, ItemOf } from "../app/api-types.ts";
import { useForm } from "../app/form.ts";
import { date } from "../app/format.ts";
import { askAll, useAct } from "../app/query.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { State } from "../ui/Mark.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Create } from "./Create.tsx";
import { scopeWord } from "./scopes.ts";
import { Secret } from "./Secret.tsx";
import "../ui/records.css";

type Client = ItemOf<"GET /v1/clients">;

/** Ứng dụng kết nối: programs of the province and what they may do. A secret is shown once. */
export const Clients = () => (
  <Suspense fallback={<Skeleton />}>
    <Page />
  </Suspense>
);

function Page() {
  const { data: items } = useSuspenseQuery(askAll("GET /v1/clients"));
  const [creating, create] = useState(false);
  const [made, make] = useState<Answer<"POST /v1/clients">>();
  const [revoking, revoke] = useState<Client>();
  return (
    <>
      <Head
        title={m.clients_title()}
        lead={
          <>
            {m.clients_lead()} <a href="/docs">{m.clients_docs()}</a>
          </>
        }
        actions={<Button onClick={() => create(true)}>{m.clients_create()}</Button>}
      />
      {creating && (
        <Create
          onClose={() => create(false)}
          onMade={(client) => {
            create(false);
            make(client);
          }}
        />
      )}
      {made && <Secret client={made} onClose={() => make(undefined)} />}
      {revoking && <Revoke client={revoking} onClose={() => revoke(undefined)} />}
      {items.length === 0 ? (
        <Empty title={m.clients_none()} text={m.clients_none_text()} />
      ) : (
        <table className="table records">
          <thead>
            <tr>
              <th scope="col">{m.clients_name()}</th>
              <th scope="col">{m.clients_scopes()}</th>
              <th scope="col">{m.clients_created()}</th>
              <th scope="col">{m.clients_state()}</th>
              <th scope="col">
                <span className="vh">{m.clients_acts()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.toReversed().map((client) => (
              <tr key={client.id}>
                <th scope="row">
                  {client.name}
                  <span className="small mute block">{client.id}</span>
                </th>
                <td className="soft">{client.scopes.map(scopeWord).join(", ")}</td>
                <td className="nowrap">{date(client.createdAt)}</td>
                <td>
                  {client.state === "active" ? (
                    <State shape="tick" tone="green" word={m.clients_active()} />
                  ) : (
                    <State shape="off" tone="ink" word={m.clients_revoked()} />
                  )}
                </td>
                <td className="num">
                  {client.state === "active" && (
                    <button type="button" className="btn link dense" onClick={() => revoke(client)}>
                      {m.clients_revoke()}
                      <span className="vh"> {client.name}</span>
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Revoke({ client, onClose }: { client: Client; onClose: () => void }) {
  const { line, act, error, pending } = useAct("POST /v1/clients/{id}/revoke", ["GET /v1/clients"]);
  const form = useForm({ reason: "" }, { line, error });
  return (
    <Dialog title={m.clients_revoke_of({ name: client.name })} onClose={onClose}>
      <DialogForm
        verb={m.clients_revoke()}
        error={error}
        pending={pending}
        form={form}
        onClose={onClose}
        ends
        onDo={() => act({ id: client.id, ...form.values }, client.version).then((done) => done && onClose())}
      >
        <p className="dense soft">{m.clients_revoke_note()}</p>
        <TextInput label={m.clients_reason()} {...form.field("reason")} />
      </DialogForm>
    </Dialog>
  );
}
