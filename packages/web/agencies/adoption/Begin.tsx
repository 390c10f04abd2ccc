import { TextInput } from "@mantine/core";
import { m } from "../../words/out/messages.js";
import { useForm } from "../../app/form.ts";
import { useAct } from "../../app/query.ts";
import { DialogForm } from "../../app/DialogForm.tsx";
import { Dialog } from "../../ui/Dialog.tsx";

/** Begins with another edition; the API knows which there are. */
export function Begin({ agency, begun, onClose }: { agency: string; begun: readonly string[]; onClose: () => void }) {
  const { act, error, pending } = useAct("POST /v1/agencies/{agency}/adoptions", ["GET /v1/agencies/", "GET /v1/standings"]);
  const form = useForm({ edition: "" }, error);
  return (
    <Dialog title={m.adoption_begin()} onClose={onClose}>
      <DialogForm
        verb={m.adoption_begin()}
        error={error}
        pending={pending}
        form={form}
        onClose={onClose}
        onDo={() => act({ agency, ...form.values }).then((done) => done && onClose())}
      >
        <p className="dense soft">{m.adoption_begin_note({ begun: begun.join(", ") })}</p>
        <TextInput
          label={m.adoption_edition_year()}
          inputMode="numeric"
          pattern="[0-9]{4}"
          required
          withAsterisk={false}
          {...form.field("edition")}
        />
      </DialogForm>
    </Dialog>
  );
}
