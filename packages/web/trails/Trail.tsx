import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../words/out/messages.js";
import { DateField } from "../app/DateField.tsx";
import { amount, civilDate, moment } from "../app/format.ts";
import { Empty, Head } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Changes } from "./Changes.tsx";
import { type By, type Entry, type Period, trailOf } from "./entries.ts";

import { actWord, roleWord } from "./words.ts";
import "../ui/records.css";
import "./trails.css";

/** Nhật ký: who did what, in which capacity, what it was before and after. */
export const Trail = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Page />
  </Suspense>
);

function Page() {
  const { agency } = useParams({ strict: false }) as { agency?: string };
  const period = useSearch({ strict: false }) as Period;
  const navigate = useNavigate();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(trailOf(agency, period));
  const entries = data.pages.flatMap(({ items }) => items);
  const set = (change: Period) =>
    void navigate({
      to: ".",
      search: Object.fromEntries(Object.entries({ ...period, ...change }).filter(([, value]) => value)),
      replace: true,
    });
  return (
    <>
      <Head
        title={m.trails_title()}
        lead={agency ? m.trails_agency_lead() : m.trails_desk_lead()}
        actions={
          <Button variant="default" leftSection={<IconPrinter size={17} />} onClick={() => print()}>
            {m.trails_print()}
          </Button>
        }
      />
      <div className="filters noprint">
        <DateField
          label={m.trails_from()}
          max={civilDate()}
          value={period.from ?? ""}
          onChange={({ currentTarget }) => set({ from: currentTarget.value })}
        />
        <DateField
          label={m.trails_until()}
          max={civilDate()}
          value={period.until ?? ""}
          onChange={({ currentTarget }) => set({ until: currentTarget.value })}
        />
        <p className="small soft" role="status">
          {hasNextPage ? m.trails_count_more({ count: amount(entries.length) }) : m.trails_count({ count: amount(entries.length) })}
        </p>
      </div>
      {entries.length === 0 ? (
        <Empty title={m.trails_none()} text={m.trails_none_text()} />
      ) : (
        <table className="table records trail">
          <thead>
            <tr>
              <th scope="col">{m.trails_when()}</th>
              <th scope="col">{m.trails_who()}</th>
              <th scope="col">{m.trails_what()}</th>
              <th scope="col">{m.trails_changed()}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Row key={entry.n} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <div className="row noprint older">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {m.trails_more()}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ entry }: { entry: Entry }) {
  // Written by the log itself in this form.
  const by = entry.by as By;
  const name = by.name ?? (by.type === "job" ? m.trails_system() : by.type === "client" ? m.trails_client() : by.id);
  return (
    <tr>
      <td className="mute nowrap">{moment(entry.at)}</td>
      <th scope="row">
        {name}
        {by.as && by.type !== "job" && (
          <span className="small mute block">
            {roleWord(by.as.role)}
            {by.as.for && `, ${m.trails_for({ name: by.as.for.name })}`}
          </span>
        )}
      </th>
      <td>
        {actWord(entry.command)}
        {entry.reason && <span className="small soft block">{m.trails_reason({ reason: entry.reason })}</span>}
      </td>
      <td>
        <Changes entry={entry} />
      </td>
    </tr>
  );
}
