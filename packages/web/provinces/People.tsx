import { Button } from "@mantine/core";
import { useSuspenseQueries } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { civilDate, date } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { askAll } from "../app/query.ts";
import { ownRoles, roleWords } from "../app/roles.ts";
import { State } from "../ui/Mark.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { Deactivate, Invite, type Person } from "./Invite.tsx";
import "./provinces.css";

/** Who runs the platform and who reads the nation's figures. */
export function People() {
  const lists = useSuspenseQueries({
    queries: [askAll("GET /v1/operator/members", { state: "active" }), askAll("GET /v1/operator/members", { state: "invited" })],
  });
  const [dialog, show] = useState<"invite" | Person | undefined>();
  const manages = useCan("member:manage");
  const people = lists.flatMap(({ data }) => data);
  return (
    <>
      <Head
        title={m.provinces_people()}
        lead={m.provinces_people_lead({ active: lists[0].data.length, invited: lists[1].data.length })}
        actions={manages && <Button onClick={() => show("invite")}>{m.provinces_invite()}</Button>}
      />
      {people.length === 0 ? (
        <Empty title={m.provinces_no_people()} text={m.provinces_no_people_text()} />
      ) : (
        <table className="table provinces">
          <thead>
            <tr>
              <th scope="col">{m.provinces_name()}</th>
              <th scope="col">{m.provinces_role()}</th>
              <th scope="col">{m.provinces_state()}</th>
              <th scope="col">
                <span className="vh">{m.provinces_acts()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.name} <span className="mute">· {person.email}</span>
                </th>
                <td>
                  {ownRoles(person)
                    .map((role) => roleWords[role]())
                    .join(", ")}
                </td>
                <td>
                  {person.state === "active" ? (
                    <State shape="done" tone="green" word={m.provinces_person_active()} />
                  ) : (
                    <State shape="wait" tone="amber" word={m.provinces_invited({ date: date(civilDate(new Date(person.invitedAt))) })} />
                  )}
                </td>
                <td className="num">
                  {manages && (
                    <button type="button" className="btn link" onClick={() => show(person)}>
                      {m.provinces_deactivate()}
                      <span className="vh"> {person.name}</span>
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {dialog === "invite" && <Invite onClose={() => show(undefined)} />}
      {typeof dialog === "object" && <Deactivate person={dialog} onClose={() => show(undefined)} />}
    </>
  );
}
