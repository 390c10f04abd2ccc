import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { m } from "../../words/out/messages.js";
import { useForm } from "../../app/form.ts";
import { useAct } from "../../app/query.ts";
import { Said as Refused } from "../../app/Said.tsx";
import { Head } from "../../ui/Section.tsx";
import { About, inputOf, type Said } from "./About.tsx";
import "../../ui/records.css";

/** A model begins: which framework, which code, what it is. Then one writes; agencies see nothing of it until it is published. */
export function New() {
  const navigate = useNavigate();
  const { line, act, error, pending } = useAct("POST /v1/models");
  const form = useForm<Said>({ set: "", code: "", title: "", kind: "process", clauses: "", reviewMonths: "24" }, { line, error });
  const begin = async () => {
    const made = await act({ ...inputOf(form.values), body: { type: "doc", content: [{ type: "paragraph" }] } });
    if (made) void navigate({ to: "/models/$model/edit", params: { model: made.id } });
  };
  const { set, code, title } = form.values;
  return (
    <>
      <Head title={m.models_new()} lead={m.models_new_lead()} />
      <form
        className="stack form"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <About form={form} />
        <Refused error={error} form={form} />
        <div className="row">
          <Button type="submit" loading={pending} disabled={![set, code, title].every((text) => text.trim())}>
            {m.models_begin()}
          </Button>
        </div>
      </form>
    </>
  );
}
