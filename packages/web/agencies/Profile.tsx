import { Button } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { m } from "../words/out/messages.js";
import { OfAgency } from "./adoption/OfAgency.tsx";
import { DateField } from "../app/DateField.tsx";
import { civilDate, date } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { ask } from "../app/query.ts";
import { Staff } from "./Staff.tsx";
import { Mark } from "../ui/Mark.tsx";
import { Head, Section } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Change, type ChangeName } from "./Change.tsx";
import { useDeskCan } from "../app/desk.ts";
import { type Agency, levels, obligations, types } from "../app/agencies.ts";
import { agencyOf } from "./reads.ts";
import "../ui/records.css";

/** Hồ sơ cơ quan: what it is and was, where it stands in adopting the standard, and what may be done next. */
export const Profile = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Page />
  </Suspense>
);

function Page() {
  const { agency: id } = useParams({ from: "/inside/agencies/$agency/profile" });
  const { asOf } = useSearch({ from: "/inside/agencies/$agency/profile" });
  const navigate = useNavigate({ from: "/agencies/$agency/profile" });
  const { data } = useSuspenseQuery(agencyOf(id, asOf));
  const manages = useDeskCan("agency:manage");
  const readsPeople = useCan("member:read");
  const [changing, change] = useState<ChangeName>();
  const { agency } = data;
  const acts: ChangeName[] = agency.state === "active" ? ["rename", "reclassify", "close"] : ["reopen"];
  const words = { rename: m.agencies_rename, reclassify: m.agencies_reclassify, close: m.agencies_close, reopen: m.agencies_reopen };
  return (
    <>
      <Head
        title={agency.name}
        lead={
          agency.state === "closed"
            ? m.agencies_ended({ date: date(agency.validTo), why: agency.why })
            : `${agency.code} · ${types[agency.type]()} · ${obligations[agency.obligation]()}`
        }
      />
      {changing && <Change key={changing} name={changing} agency={agency} onClose={() => change(undefined)} />}
      <div className="cols">
        <div className="stack l">
          <OfAgency agency={id} />
        </div>
        <div className="stack l">
          <Section title={m.agencies_about()}>
            <dl className="facts about">
              <dt>{m.agencies_code()}</dt>
              <dd>{agency.code}</dd>
              <dt>{m.agencies_type()}</dt>
              <dd>{types[agency.type]()}</dd>
              <dt>{m.agencies_level()}</dt>
              <dd>{levels[agency.level]()}</dd>
              <dt>{m.agencies_obligation()}</dt>
              <dd>{obligations[agency.obligation]()}</dd>
              {agency.parent && (
                <>
                  <dt>{m.agencies_parent()}</dt>
                  <dd>
                    <Named agency={agency.parent} />
                  </dd>
                </>
              )}
              {agency.state === "closed" && agency.successor && (
                <>
                  <dt>{m.agencies_successor()}</dt>
                  <dd>
                    <Named agency={agency.successor} />
                  </dd>
                </>
              )}
              <dt>{m.agencies_eid()}</dt>
              <dd>{agency.eid ?? m.agencies_not_yet()}</dd>
              <dt>{m.agencies_valid_from()}</dt>
              <dd>{date(agency.validFrom)}</dd>
            </dl>
            {manages && (
              <div className="row noprint">
                {acts.map((name) => (
                  <Button key={name} variant="default" size="xs" onClick={() => change(name)}>
                    {words[name]()}
                  </Button>
                ))}
              </div>
            )}
          </Section>
          {readsPeople && (
            <Suspense fallback={<Skeleton lines={2} />}>
              <Staff agency={id} />
            </Suspense>
          )}
          <Section title={m.agencies_history()}>
            <DateField
              className="as-of noprint"
              label={m.agencies_as_of()}
              max={civilDate()}
              value={asOf ?? ""}
              onChange={({ currentTarget: { value } }) => void navigate({ search: value ? { asOf: value } : {}, replace: true })}
            />
            {asOf && (
              <p className="note muc" role="status">
                {data.existed
                  ? m.agencies_was({ date: date(data.asOf), name: data.name, type: types[data.type](), level: levels[data.level]() })
                  : m.agencies_was_not({ date: date(data.asOf) })}
              </p>
            )}
            <History agency={agency} />
          </Section>
        </div>
      </div>
    </>
  );
}

/** An agency by its name, once it is known. */
function Named({ agency }: { agency: string }) {
  const { data } = useQuery({ ...ask("GET /v1/agencies/{agency}", { agency }), throwOnError: false });
  return (
    <Link to="/agencies/$agency/profile" params={{ agency }}>
      {data?.agency.name ?? m.agencies_open()}
    </Link>
  );
}

function History({ agency }: { agency: Agency }) {
  const moments = [
    ...agency.names.map(({ from, name, basis }, i) => ({
      from,
      basis,
      what: i === 0 ? m.agencies_began({ name }) : m.agencies_renamed({ name }),
    })),
    ...agency.types
      .slice(1)
      .map(({ from, type, level, basis }) => ({ from, basis, what: m.agencies_retyped({ type: types[type](), level: levels[level]() }) })),
    ...(agency.state === "closed" ? [{ from: agency.validTo, basis: agency.why, what: m.agencies_was_closed() }] : []),
  ].toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return (
    <ol className="timeline">
      {moments.map(({ from, what, basis }) => (
        <li key={`${from}${what}`}>
          <Mark shape="tick" tone="ink" />
          <span className="mute">{date(from)}</span> {what}
          {basis && <span className="small mute block">{basis}</span>}
        </li>
      ))}
    </ol>
  );
}
