import { useSuspenseQuery } from "@tanstack/react-query";
import { m } from "../words/out/messages.js";
import { moment } from "../app/format.ts";
import { ask, useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Section } from "../ui/Section.tsx";

/** Where this account is signed in, and the way to end it there. `here` is the session of this page. */
export function Devices({ here }: { here: string }) {
  const { data } = useSuspenseQuery({ ...ask("GET /v1/sessions"), staleTime: 0 });
  const { act, error, pending } = useAct("POST /v1/sessions/{session}/revoke", ["GET /v1/sessions"]);
  const own = data.items.toSorted((a, b) => Number(b.id === here) - Number(a.id === here));
  const others = own.filter(({ id }) => id !== here);
  const endOthers = async () => {
    for (const { id } of others) await act({ session: id });
  };
  return (
    <Section title={m.account_devices()} aside={m.account_devices_count({ count: own.length })}>
      <ul className="devices">
        {own.map(({ id, device, createdAt, lastAt }) => (
          <li key={id}>
            <span className="grow">
              <strong>{device ?? m.account_some_device()}</strong>
              {id === here && <span className="tone-green">, {m.account_this_device()}</span>}
              <span className="small mute block">{m.account_device_since({ since: moment(createdAt), last: moment(lastAt) })}</span>
            </span>
            {id !== here && (
              <button type="button" className="btn link dense" disabled={pending} onClick={() => void act({ session: id })}>
                {m.account_end_device()}
                <span className="vh"> {device ?? m.account_some_device()}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <Said error={error} />
      {others.length > 1 && (
        <p className="pad">
          <button type="button" className="btn link dense" disabled={pending} onClick={() => void endOthers()}>
            {m.account_end_others({ count: others.length })}
          </button>
        </p>
      )}
      <p className="small mute pad">{m.account_devices_hint()}</p>
    </Section>
  );
}
