import { m } from "../../words/out/messages.js";
import type { ItemOf } from "../../app/api-types.ts";
import { civilDate, date } from "../../app/format.ts";
import { adoption as looks } from "../../app/states.ts";
import { Mark } from "../../ui/Mark.tsx";
import { Section } from "../../ui/Section.tsx";

type Shown = ItemOf<"GET /v1/agencies/{agency}/adoptions">;
const way = ["building", "applying", "confirmed", "declared"] as const;
const words = {
  building: m.standing_building,
  applying: m.standing_applying,
  confirmed: m.standing_confirmed,
  declared: m.standing_declared,
} as const;

/** The way of the system through its four stations, and what comes next. */
export function Adoption({ adoption, steps }: { adoption: Shown["adoption"]; steps: Shown["steps"] }) {
  const { state, history } = adoption;
  const again = state === "needs_redeclaration";
  const reached = again ? way.length - 1 : way.indexOf(state as (typeof way)[number]);
  const since = (station: string) => history.findLast((step) => step.state === station)?.on;
  const planned = "due" in adoption ? adoption.due : undefined;
  const next = again ? "declared" : way[reached + 1];
  const mine = next !== undefined && steps.some(({ to, open, reason }) => to === next && open && !reason);
  const coverage = "scope" in adoption ? adoption.scope : undefined;
  return (
    <Section title={m.standing_system()} aside={m.standing_edition({ year: adoption.edition })}>
      <ol className="path">
        {way.map((station, i) => {
          const done = i < reached || (i === reached && !again);
          const look = again && i === reached ? looks.needs_redeclaration : undefined;
          const on = since(station);
          return (
            <li key={station} aria-current={i === reached ? "step" : undefined}>
              <Mark shape={look?.shape ?? (done ? "done" : "empty")} tone={look?.tone ?? (done ? "green" : "quiet")} />
              <strong>{words[station]()}</strong>
              <span className="mute">{look ? m.standing_again() : done ? (on ? date(on) : m.standing_done()) : m.standing_not_yet()}</span>
            </li>
          );
        })}
      </ol>
      {next && (
        <p className="dense">
          {m.standing_next({ step: words[next]().toLocaleLowerCase("vi") })}{" "}
          <span className={planned && planned < civilDate() ? "tone-red" : "soft"}>
            {planned && m.standing_planned({ date: date(planned) })}
          </span>{" "}
          {!mine && <span className="soft">{m.standing_by_others()}</span>}
        </p>
      )}
      {coverage && <p className="dense soft">{m.standing_coverage({ covered: coverage.covered, all: coverage.inForce })}</p>}
    </Section>
  );
}
