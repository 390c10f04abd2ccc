import { TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { m } from "../../words/out/messages.js";
import type { Answer } from "../../app/api-types.ts";
import { DialogForm } from "../../app/DialogForm.tsx";
import { useForm } from "../../app/form.ts";
import { useAct } from "../../app/query.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { spoken } from "../placeholders.ts";
import type { Offered } from "../types.ts";

type Props = {
  agency: string;
  offers: readonly Offered[];
  head: Answer<"GET /v1/agencies/{agency}/models">["head"];
  onClose: () => void;
};

/** Models become drafts of the agency: under which codes, for which unit, with whose name in them. All of them, or none. */
export function TakeUp({ agency, offers, head, onClose }: Props) {
  const navigate = useNavigate();
  const { line, act, error, pending } = useAct("POST /v1/agencies/{agency}/models/take-up");
  const codes = Object.fromEntries(offers.map(({ offer }, i) => [`models.${i}.code`, offer.code]));
  const form = useForm<Record<string, string>>({ ...codes, unit: "" }, { line, error });
  const take = async () => {
    const { unit } = form.values;
    const models = offers.map(({ offer, no }, i) => ({ id: offer.model, no, code: form.values[`models.${i}.code`] ?? offer.code }));
    const taken = await act({ agency, models, ...(head ? { head: head.id } : {}), ...(unit ? { unit } : {}) });
    if (!taken) return;
    const [first] = taken.items;
    if (taken.items.length === 1 && first)
      void navigate({ to: "/agencies/$agency/documents/$document", params: { agency, document: first.document } });
    else void navigate({ to: "/agencies/$agency/documents", params: { agency }, search: { status: "in_preparation" } });
  };
  const [only] = offers;
  return (
    <Dialog
      title={
        offers.length === 1 && only
          ? m.models_take_title({ title: `${only.offer.code} ${spoken(only.offer.title)}` })
          : m.models_take_some_title({ count: offers.length })
      }
      className="wide-dialog"
      onClose={onClose}
    >
      <DialogForm
        verb={offers.length === 1 ? m.models_take_one() : m.models_take_some({ count: offers.length })}
        {...{ error, pending, form, onClose }}
        onDo={take}
      >
        <p className="soft dense">{head ? m.models_take_text({ name: head.name }) : m.models_take_no_head()}</p>
        {offers.map(({ offer }, i) => (
          <TextInput
            key={offer.model}
            label={offers.length === 1 ? m.documents_code() : m.models_code_of({ title: spoken(offer.title) })}
            {...(offers.length === 1 ? { description: m.models_code_hint({ code: offer.code }) } : {})}
            {...form.field(`models.${i}.code`)}
          />
        ))}
        <TextInput label={m.documents_unit_of()} description={m.documents_optional()} {...form.field("unit")} />
      </DialogForm>
    </Dialog>
  );
}
