import { Button } from "@mantine/core";
import { useSuspenseQueries } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { m } from "../words/out/messages.js";
import { Standing } from "../app/adoption/Standing.tsx";
import { byAgency, dueOf, isAt, stages, stageWord } from "../app/adoption/stages.ts";
import { amount, civilDate, date } from "../app/format.ts";
import { Choose } from "../ui/Choose.tsx";
import { Pick } from "../ui/Pick.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Create } from "./Create.tsx";
import { useDeskCan } from "../app/desk.ts";
import { asTree, inOrder, type Listed, shown } from "./filter.ts";
import { readsOf } from "./reads.ts";
import { type Filter, levels, obligations, optionsOf, types } from "../app/agencies.ts";
import "../ui/records.css";

/** Cơ quan: the register, with where each stands. What is filtered stands in the address. */
export const List = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Register />
  </Suspense>
);

function Register() {
  const filter = useSearch({ from: "/inside/agencies" });
  const navigate = useNavigate({ from: "/agencies" });
  const manages = useDeskCan("agency:manage");
  const [creating, create] = useState(false);
  const [{ data: agencies }, { data: standings }] = useSuspenseQueries({
    queries: [...readsOf(filter.closed === true)],
  });
  const today = civilDate();
  const standing = byAgency(standings);
  const all = inOrder(agencies.map((agency) => ({ agency, adoption: standing.get(agency.id) })));
  const rows = shown(all, filter, today);
  const set = (change: { [K in keyof Filter]?: Filter[K] | undefined }) =>
    void navigate({
      search: (now) => Object.fromEntries(Object.entries({ ...now, ...change }).filter(([, value]) => value !== undefined)) as Filter,
      replace: true,
    });
  const narrowed = rows.length < all.length;
  return (
    <>
      <Head
        title={m.agencies_title()}
        actions={
          manages && (
            <>
              <Button variant="default" component={Link} to="/agencies/import">
                {m.agencies_import()}
              </Button>
              <Button onClick={() => create(true)}>{m.agencies_create()}</Button>
            </>
          )
        }
      />
      {creating && <Create agencies={agencies} onClose={() => create(false)} />}
      <div className="filters noprint">
        <SearchField label={m.agencies_find()} value={filter.q ?? ""} onChange={(words) => set({ q: words || undefined })} />
        <Pick
          label={m.agencies_level()}
          all={m.agencies_every_level()}
          value={filter.level}
          options={optionsOf(levels)}
          onPick={(level) => set({ level } as Filter)}
        />
        <Pick
          label={m.agencies_type()}
          all={m.agencies_every_type()}
          value={filter.type}
          options={optionsOf(types)}
          onPick={(type) => set({ type } as Filter)}
        />
        <Pick
          label={m.agencies_obligation()}
          all={m.agencies_every_obligation()}
          value={filter.obligation}
          options={optionsOf(obligations)}
          onPick={(obligation) => set({ obligation } as Filter)}
        />
        <Pick
          label={m.agencies_adoption()}
          all={m.agencies_every_adoption()}
          value={filter.adoption}
          options={stages.map((value) => ({ value, label: stageWord(value) }))}
          onPick={(adoption) => set({ adoption } as Filter)}
        />
      </div>
      <div className="row between lg counted">
        <p className="small soft" role="status">
          {narrowed
            ? m.agencies_counted({ shown: amount(rows.length), all: amount(all.length) })
            : m.agencies_all({ all: amount(all.length) })}
          {filter.edition && ` · ISO 9001:${filter.edition}`}{" "}
          {Object.keys(filter).some((key) => key !== "view" && key !== "closed") && (
            <Link to="/agencies" search={filter.view ? { view: filter.view } : {}}>
              {m.agencies_clear()}
            </Link>
          )}
        </p>
        <div className="row lg noprint">
          <Choose
            bare
            label={m.agencies_of()}
            value={filter.closed ? "closed" : "active"}
            options={[
              { value: "active", label: m.agencies_active() },
              { value: "closed", label: m.agencies_closed() },
            ]}
            onChange={(value) => set({ closed: value === "closed" ? true : undefined })}
          />
          <Choose
            bare
            label={m.agencies_view()}
            value={filter.view ?? "table"}
            options={[
              { value: "table", label: m.agencies_table() },
              { value: "tree", label: m.agencies_tree() },
            ]}
            onChange={(value) => set({ view: value === "tree" ? "tree" : undefined })}
          />
        </div>
      </div>
      {rows.length === 0 ? (
        <Empty
          title={all.length === 0 ? m.agencies_none() : m.agencies_none_so()}
          text={all.length === 0 ? m.agencies_none_text() : m.agencies_none_so_text()}
        />
      ) : (
        <Table rows={filter.view === "tree" ? asTree(rows) : rows} today={today} />
      )}
    </>
  );
}

const Table = ({ rows, today }: { rows: readonly (Listed & { depth?: number })[]; today: string }) => (
  <table className="table records">
    <thead>
      <tr>
        <th scope="col">{m.agencies_name()}</th>
        <th scope="col">{m.agencies_code()}</th>
        <th scope="col">{m.agencies_type()}</th>
        <th scope="col">{m.agencies_obligation()}</th>
        <th scope="col">{m.agencies_adoption()}</th>
        <th scope="col">{m.agencies_due()}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ agency, adoption, depth }) => {
        const due = adoption && dueOf(adoption);
        const isLate = isAt("behind", adoption, today);
        return (
          <tr key={agency.id}>
            <th scope="row" className={depth ? `depth-${depth}` : ""}>
              <Link className="plain" to="/agencies/$agency/profile" params={{ agency: agency.id }}>
                {agency.name}
              </Link>
            </th>
            <td className="mute nowrap">{agency.code}</td>
            <td>{types[agency.type]()}</td>
            <td className="nowrap">{obligations[agency.obligation]()}</td>
            <td>{adoption && <Standing state={adoption.state} />}</td>
            <td className={isLate ? "tone-red nowrap" : "nowrap"}>
              {due && adoption.state !== "declared" && (isLate ? m.agencies_late({ date: date(due) }) : date(due))}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
