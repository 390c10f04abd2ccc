import { IconBell } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { civilDate } from "../app/format.ts";
import { type Session, useSession } from "../app/session.ts";
import { Mark } from "../ui/Mark.tsx";
import { Menu } from "../ui/Menu.tsx";
import { dueOf } from "./due.ts";
import { type Mine, useKindOf } from "./kinds.ts";
import { askMine, byDue, keyOf, placesOfWork } from "./mine.ts";
import { useSeen } from "./seen.ts";
import "./bell.css";

const everyMs = 5 * 60_000;
const shown = 5;

/** What is late and what has come since one last looked, with a way to each and to all of it. */
export function Bell() {
  const session = useSession();
  return session.state === "in" && placesOfWork(session).length > 0 ? <Ringing session={session} /> : null;
}

function Ringing({ session }: { session: Extract<Session, { state: "in" }> }) {
  const places = placesOfWork(session);
  const lists = useQueries({
    queries: places.map((place) => ({ ...askMine(place), refetchInterval: everyMs, throwOnError: false })),
  });
  const [seen, look] = useSeen(session.me.account);
  const kindOf = useKindOf();
  const tasks = byDue(
    places,
    lists.map(({ data }) => data ?? []),
  );
  const today = civilDate();
  const isNew = (task: Mine) => !seen.has(keyOf(task));
  const late = tasks.filter(({ due }) => due < today);
  const fresh = tasks.filter((task) => task.due >= today && isNew(task));
  const rings = [...late, ...fresh];
  // A list that could not be read says nothing of what has been seen.
  const known = lists.every(({ data }) => data !== undefined);
  return (
    <Menu
      at="right"
      className="iconbtn bell"
      onClose={() => known && look(tasks.map(keyOf))}
      button={
        <>
          <IconBell size={20} stroke={1.7} aria-hidden="true" />
          <span className="vh">{m.tasks_bell({ late: late.length, fresh: fresh.length })} </span>
          {rings.length > 0 && (
            <span className={`rings ${late.length > 0 ? "tone-red" : "tone-muc"}`} aria-hidden="true">
              {rings.length}
            </span>
          )}
        </>
      }
    >
      <p className="small soft said">
        {rings.length > 0 ? m.tasks_bell({ late: late.length, fresh: fresh.length }) : m.tasks_bell_quiet()}
      </p>
      {rings.length > 0 && (
        <ul>
          {rings.slice(0, shown).map((task) => {
            const { say, to } = kindOf(task);
            const { mark, tone, text } = dueOf(task.due, today);
            return (
              <li key={keyOf(task)}>
                <Link to={to ?? "/tasks"} className="ring">
                  <Mark shape={mark} tone={tone === "quiet" ? "ink" : tone} />
                  <span className="grow">
                    {say}
                    <span className="small mute block">
                      {[places.length > 1 ? task.place.name : "", text, isNew(task) ? m.tasks_new() : ""].filter(Boolean).join(" · ")}
                    </span>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      <ul>
        <li>
          <Link to="/tasks">{m.tasks_bell_all({ count: tasks.length })}</Link>
        </li>
      </ul>
    </Menu>
  );
}
