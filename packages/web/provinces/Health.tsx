import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Answer } from "../app/api-types.ts";
import { date } from "../app/format.ts";
import { everyday } from "../app/provinces.ts";
import { looks, states } from "./looks.ts";

type Props = { health: Answer<"GET /v1/operator/health">; onState: (state: string) => void };

/** Provinces by state, each count the way to its list, and whose days are not closed. */
export function Health({ health, onState }: Props) {
  const { provinces, due, behind } = health;
  const some = states.filter((state) => provinces[state] > 0);
  return (
    <div className="stack xs">
      <p>
        {some.map((state, i) => (
          <span key={state}>
            {i > 0 && ", "}
            <button type="button" className="btn link" onClick={() => onState(state)}>
              {m.provinces_count({ count: provinces[state], state: looks[state]().word.toLocaleLowerCase("vi") })}
            </button>
          </span>
        ))}
        {some.length > 0 && "."} {some.length > 0 && behind.length === 0 && m.provinces_closed({ date: date(due) })}
      </p>
      {behind.length > 0 && (
        <div className="note amber">
          <p>{m.provinces_behind({ count: behind.length, date: date(due) })}</p>
          <p>
            {behind.map(({ province, name, through }, i) => (
              <span key={province}>
                {i > 0 && ", "}
                <Link to="/operator/provinces/$province" params={{ province }}>
                  {everyday(name)}
                </Link>{" "}
                ({through ? m.provinces_through({ date: date(through) }) : m.provinces_not_closed()})
              </span>
            ))}
            .
          </p>
        </div>
      )}
    </div>
  );
}
