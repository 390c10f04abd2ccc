import { NativeSelect } from "@mantine/core";
import { m } from "../../words/out/messages.js";
import { useForm } from "../../app/form.ts";
import { useAct } from "../../app/query.ts";
import { DialogForm } from "../../app/DialogForm.tsx";
import { Dialog } from "../../ui/Dialog.tsx";

type Edition = { edition: string; title: string };
type Props = { agency: string; begun: readonly string[]; editions: readonly Edition[]; onClose: () => void };

/** Begins with another of the editions that the API offers. */
export function Begin({ agency, begun, editions, onClose }: Props) {
  const { line, act, error, pending } = useAct("POST /v1/agencies/{agency}/adoptions", ["GET /v1/agencies/", "GET /v1/standings"]);
  const form = useForm({ edition: editions.at(-1)?.edition ?? "" }, { line, error });
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
        <NativeSelect
          label={m.adoption_edition_year()}
          data={editions.map(({ edition, title }) => ({ value: edition, label: title }))}
          {...form.field("edition")}
        />
      </DialogForm>
    </Dialog>
  );
}
