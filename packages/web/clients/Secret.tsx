import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import type { Answer } from "../app/api-types.ts";
import { Dialog } from "../ui/Dialog.tsx";

/** The secret of a client that was just made. It is in that answer and nowhere else, so Esc does not close this. */
export function Secret({ client, onClose }: { client: Answer<"POST /v1/clients">; onClose: () => void }) {
  const [copied, copy] = useState(false);
  const secret = client.clientSecret ?? "";
  return (
    <Dialog title={m.clients_secret({ name: client.name })} className="wide-dialog">
      <p className="note amber">{m.clients_secret_note()}</p>
      <TextInput label={m.clients_client_id()} readOnly value={client.id} />
      <TextInput label={m.clients_client_secret()} readOnly value={secret} onFocus={({ currentTarget }) => currentTarget.select()} />
      <div className="foot">
        <span className="small soft grow" role="status">
          {copied && m.clients_copied()}
        </span>
        <Button variant="default" onClick={() => void navigator.clipboard.writeText(secret).then(() => copy(true))}>
          {m.clients_copy()}
        </Button>
        <Button onClick={onClose}>{m.clients_kept()}</Button>
      </div>
    </Dialog>
  );
}
