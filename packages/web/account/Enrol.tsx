import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { encode } from "uqr";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";

/** Enrols an authenticator app: a picture to scan, or its key to type, then a first code. */
export function Enrol({ onDone }: { onDone: () => void }) {
  const begin = useAct("POST /v1/me/totp", []);
  const confirm = useAct("POST /v1/me/totp/confirm", []);
  const form = useForm({ code: "" }, confirm);
  const [begun, setBegun] = useState<{ secret: string; uri: string }>();
  if (!begun)
    return (
      <div className="stack">
        <Said error={begin.error} />
        <Button loading={begin.pending} onClick={() => void begin.act({}).then((answer) => answer && setBegun(answer))}>
          {m.account_enrol()}
        </Button>
      </div>
    );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm.act(form.values).then((answer) => answer && onDone());
      }}
    >
      <p className="dense soft">{m.account_scan()}</p>
      <Picture text={begun.uri} />
      <p className="small mute">
        {m.account_type_key()} <span className="secret">{begun.secret.replace(/(.{4})(?=.)/g, "$1 ")}</span>
      </p>
      <TextInput label={m.account_code()} inputMode="numeric" autoComplete="one-time-code" pattern="[0-9]{6}" {...form.field("code")} />
      <Said error={confirm.error} form={form} />
      <Button type="submit" loading={confirm.pending}>
        {m.account_enrol_confirm()}
      </Button>
    </form>
  );
}

/** A QR code, dark on light in both schemes: cameras read no other. */
function Picture({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={m.account_qr()}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path d={path} />
    </svg>
  );
}
