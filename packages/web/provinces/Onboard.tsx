import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import type { Answer } from "../app/api-types.ts";
import { useForm } from "../app/form.ts";
import { byName } from "../app/format.ts";
import { units } from "../app/provinces.ts";
import { askAll, useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { State } from "../ui/Mark.tsx";
import { Head, Section } from "../ui/Section.tsx";
import "./provinces.css";

type Opened = Answer<"POST /v1/operator/provinces">;

/** One form, one act: the workspace, its settings and the first administrator's invitation come together, or nothing does. */
export function Onboard() {
  const [opened, setOpened] = useState<Opened | undefined>();
  return (
    <>
      <Head title={m.provinces_onboard_title()} lead={opened ? undefined : m.provinces_onboard_lead()} />
      {opened ? <Result opened={opened} onAgain={() => setOpened(undefined)} /> : <Form onOpened={setOpened} />}
    </>
  );
}

function Form({ onOpened }: { onOpened: (opened: Opened) => void }) {
  const { data: aboard } = useSuspenseQuery(askAll("GET /v1/operator/provinces"));
  const { line, act, error, pending } = useAct("POST /v1/operator/provinces");
  const form = useForm({ province: "", "admin.name": "", "admin.title": "", "admin.email": "" }, { line, error });
  const there = new Set(aboard.flatMap(({ province, state }): string[] => (state === "erased" ? [] : [province])));
  const options = units
    .filter(({ key }) => !there.has(key))
    .toSorted((a, b) => byName(a.name, b.name))
    .map(({ key, name }) => ({ value: key, label: `${name} (${key.slice(0, 2)})` }));
  const onboard = async () => {
    const { province, "admin.name": name, "admin.title": title, "admin.email": email } = form.values;
    const told = await act({ province, admin: { name, email, ...(title ? { title } : {}) } });
    if (told) onOpened(told);
  };
  return (
    <form
      className="stack narrow"
      onSubmit={(event) => {
        event.preventDefault();
        void onboard();
      }}
    >
      <NativeSelect
        label={m.provinces_province()}
        description={m.provinces_choose_hint({ count: options.length })}
        data={[{ value: "", label: m.provinces_choose() }, ...options]}
        {...form.field("province")}
      />
      <TextInput label={m.provinces_admin_name()} autoComplete="off" {...form.field("admin.name")} />
      <TextInput label={m.provinces_admin_title()} autoComplete="off" {...form.field("admin.title")} />
      <TextInput
        label={m.provinces_admin_email()}
        description={m.provinces_admin_email_hint()}
        type="email"
        autoComplete="off"
        {...form.field("admin.email")}
      />
      <Said error={error} form={form} />
      <div className="row">
        <Button type="submit" loading={pending}>
          {m.provinces_onboard()}
        </Button>
        <Button variant="default" component={Link} to="/operator/provinces">
          {m.provinces_back()}
        </Button>
      </div>
      {pending && (
        <p className="small mute" role="status">
          {m.provinces_onboarding()}
        </p>
      )}
    </form>
  );
}

/** What has been done, and what waits for whom. */
function Result({ opened, onAgain }: { opened: Opened; onAgain: () => void }) {
  const { name, province, admin } = opened;
  const done = [m.provinces_did_open({ name }), m.provinces_did_set(), m.provinces_did_invite({ name: admin.name, email: admin.email })];
  return (
    <div className="narrow" role="status">
      <Section title={m.provinces_onboarded({ name })}>
        <ul className="did">
          {done.map((word) => (
            <li key={word}>
              <State shape="done" tone="green" word={word} />
            </li>
          ))}
          <li>
            <State shape="wait" tone="amber" word={m.provinces_waits({ name: admin.name })} />
          </li>
        </ul>
        <div className="row">
          <Button component={Link} to={`/operator/provinces/${province}`}>
            {m.provinces_open({ name })}
          </Button>
          <Button variant="default" onClick={onAgain}>
            {m.provinces_another()}
          </Button>
        </div>
      </Section>
    </div>
  );
}
