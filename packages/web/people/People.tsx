import { Button } from "@mantine/core";
import { type UseSuspenseQueryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { m } from "../words/out/messages.js";
import { amount, civilDate } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { person as states } from "../app/states.ts";
import { Choose } from "../ui/Choose.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { State } from "../ui/Mark.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Deactivate } from "./Deactivate.tsx";
import { Delegate, EndDelegation } from "./Delegate.tsx";
import { Invite } from "./Invite.tsx";
import { useIsMe, type Where } from "./place.ts";
import { Roles } from "./Roles.tsx";
import { delegated, ownRoles, type Person, roleWords, standsIn } from "../app/roles.ts";
import "../ui/records.css";

type Props = { where: Where; state: Person["state"]; search: string; lead: string; listed: unknown };
type Doing = { what: "invite" | "roles" | "deactivate" | "delegate" | "end"; person?: Person };

/** The people of a place, by name: who they are, what they may do, what was delegated to them. */
export const People = (props: Props) => (
  <Suspense fallback={<Skeleton lines={8} />}>
    <Place {...props} />
  </Suspense>
);

function Place({ where, state, search, lead, listed }: Props) {
  // The lists of the desk and of an agency hold the same people's records.
  const { data: people } = useSuspenseQuery(listed as UseSuspenseQueryOptions<Person[]>);
  const navigate = useNavigate();
  const manages = useCan("member:manage");
  const [doing, act] = useState<Doing>();
  const close = () => act(undefined);
  const { person } = doing ?? {};
  /** Who is shown stands in the address. */
  const look = (of: Person["state"], words: string) =>
    void navigate({ to: ".", search: { ...(of === "active" ? {} : { state: of }), ...(words ? { search: words } : {}) }, replace: true });
  return (
    <>
      <Head
        title={m.people_title()}
        lead={lead}
        actions={manages && <Button onClick={() => act({ what: "invite" })}>{m.people_invite()}</Button>}
      />
      {doing?.what === "invite" && <Invite where={where} {...(person ? { person } : {})} onClose={close} />}
      {doing?.what === "roles" && person && <Roles where={where} person={person} onClose={close} />}
      {doing?.what === "deactivate" && person && <Deactivate where={where} person={person} onClose={close} />}
      {doing?.what === "delegate" && person && <Delegate where={where} to={person} onClose={close} />}
      {doing?.what === "end" && person && <EndDelegation where={where} from={person} onClose={close} />}
      <div className="filters">
        <SearchField label={m.people_search()} placeholder={m.people_search_hint()} value={search} onChange={(next) => look(state, next)} />
        <Choose
          bare
          label={m.people_of()}
          value={state}
          options={(["active", "invited", "deactivated"] as const).map((value) => ({ value, label: states[value].word }))}
          onChange={(value) => look(value as Person["state"], search)}
        />
        <p className="small soft" role="status">
          {m.people_count({ count: amount(people.length) })}
        </p>
      </div>
      {people.length === 0 ? (
        <Empty
          title={search ? m.people_none_found({ search }) : state === "active" ? m.people_none() : m.people_none_so()}
          text={m.people_none_text()}
        />
      ) : (
        <table className="table records">
          <thead>
            <tr>
              <th scope="col">{m.people_name()}</th>
              <th scope="col">{m.people_roles()}</th>
              <th scope="col">{m.people_email()}</th>
              <th scope="col">{m.people_state()}</th>
              <th scope="col">
                <span className="vh">{m.people_acts()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((each) => (
              <Row key={each.id} person={each} onAct={(what) => act({ what, person: each })} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({ person, onAct }: { person: Person; onAct: (what: Doing["what"]) => void }) {
  const manages = useCan("member:manage");
  const delegates = useCan("member:delegate");
  const isMe = useIsMe()(person.email);
  const today = civilDate();
  const acts = [
    ...(manages && person.state !== "deactivated" ? (["roles"] as const) : []),
    ...(delegates && !isMe && person.state === "active" ? (["delegate"] as const) : []),
    ...(delegates && delegated(person, today).length > 0 ? (["end"] as const) : []),
    ...(manages && !isMe && person.state !== "deactivated" ? (["deactivate"] as const) : []),
    ...(manages && person.state === "deactivated" ? (["invite"] as const) : []),
  ];
  const words = {
    roles: m.people_change_roles,
    delegate: m.people_delegate,
    end: m.people_end,
    deactivate: m.people_deactivate,
    invite: m.people_invite_again,
  };
  return (
    <tr>
      <th scope="row">
        {person.name}
        {isMe && <span className="mute"> ({m.people_me()})</span>}
        {(person.title || person.unit) && (
          <span className="small mute block">{[person.title, person.unit].filter(Boolean).join(" · ")}</span>
        )}
      </th>
      <td>
        {ownRoles(person)
          .map((role) => roleWords[role]())
          .join(", ")}
        {delegated(person, today).map((grant) => (
          <span key={`${grant.role}${grant.from}`} className="small soft block">
            {standsIn(grant)}
          </span>
        ))}
      </td>
      <td className="soft">{person.email}</td>
      <td>
        <State {...states[person.state]} />
      </td>
      <td className="num acts">
        {acts.length > 0 && (
          <div className="row noprint">
            {acts.map((what) => (
              <button key={what} type="button" className="btn link dense" onClick={() => onAct(what)}>
                {words[what]()}
                <span className="vh"> {person.name}</span>
              </button>
            ))}
          </div>
        )}
      </td>
    </tr>
  );
}
