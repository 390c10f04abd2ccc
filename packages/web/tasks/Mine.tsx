import { Button } from "@mantine/core";
import { useSuspenseQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../words/out/messages.js";
import { addDays, civilDate, date } from "../app/format.ts";
import { usePlace } from "../app/place.ts";
import { useSession } from "../app/session.ts";
import { Mark } from "../ui/Mark.tsx";
import { Empty, Head, Section } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { dueOf } from "./due.ts";
import { useKindOf, type Mine as Task } from "./kinds.ts";
import { askMine, byDue, keyOf, placesOfWork } from "./mine.ts";
import "./tasks.css";

/** Việc của tôi: what waits for me and for my roles, in every place that I belong to, by due date. */
export const Mine = () => (
  <Suspense fallback={<Skeleton />}>
    <List />
  </Suspense>
);

/** Tasks are news, and the bell keeps them at hand: who comes here asks anew, unless they have come this moment. */
const anew = ({ state }: { state: { dataUpdatedAt: number } }) => (Date.now() - state.dataUpdatedAt > 300 ? "always" : false);

function List() {
  const session = useSession();
  const here = usePlace();
  const places = placesOfWork(session, here.agency);
  const lists = useSuspenseQueries({ queries: places.map((place) => ({ ...askMine(place), refetchOnMount: anew })) });
  const tasks = byDue(
    places,
    lists.map(({ data }) => data),
  );
  const today = civilDate();
  const late = tasks.filter(({ due }) => due < today);
  const week = tasks.filter(({ due }) => due >= today && due < addDays(today, 7));
  const later = tasks.filter(({ due }) => due >= addDays(today, 7));
  const groups = [
    { title: m.tasks_late(), items: late },
    { title: m.tasks_week({ until: date(addDays(today, 6)) }), items: week },
    { title: m.tasks_later(), items: later },
  ].filter(({ items }) => items.length > 0);
  const kindOf = useKindOf();
  const first = tasks.find((task) => kindOf(task).to);
  return (
    <>
      <Head title={m.tasks_title()} lead={tasks.length > 0 ? leadOf(tasks.length, late.length, week.length) : undefined} />
      {tasks.length === 0 && (
        <Empty
          title={m.tasks_none()}
          text={m.tasks_none_text()}
          action={
            <Button variant="default" component={Link} to={here.agency ? `/agencies/${here.agency}/overview` : "/overview"}>
              {m.tasks_none_act()}
            </Button>
          }
        />
      )}
      <div className="stack l tasks-page">
        {groups.map(({ title, items }) => (
          <Section key={title} title={title} aside={m.tasks_count({ count: items.length })}>
            <ul className="tasks">
              {items.map((task) => (
                <Row key={keyOf(task)} task={task} today={today} first={task === first} named={places.length > 1} />
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </>
  );
}

/** How many there are, and of those that hurry only what there is. */
function leadOf(count: number, late: number, week: number): string {
  const hurry = [late > 0 && m.tasks_lead_late({ count: late }), week > 0 && m.tasks_lead_week({ count: week })].filter(Boolean);
  return hurry.length > 0 ? m.tasks_lead({ count, hurry: hurry.join(", ") }) : m.tasks_lead_calm({ count });
}

function Row({ task, today, first, named }: { task: Task; today: string; first: boolean; named: boolean }) {
  const { say, why, act, to } = useKindOf()(task);
  const { mark, tone, text } = dueOf(task.due, today);
  const detail = [named ? task.place.name : "", why].filter(Boolean).join(" · ");
  return (
    <li>
      <Mark shape={mark} tone={tone === "quiet" ? "ink" : tone} />
      <div className="grow">
        <h3>
          {to ? (
            <Link className="plain" to={to}>
              {say}
            </Link>
          ) : (
            say
          )}
        </h3>
        {detail && <p className="dense soft">{detail}</p>}
      </div>
      <span className={`small due tone-${tone}`}>{text}</span>
      {to && (
        <Button className="act" component={Link} to={to} variant={first ? "filled" : "default"}>
          {act}
        </Button>
      )}
    </li>
  );
}
