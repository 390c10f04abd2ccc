import { Button, NativeSelect, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { kinds, kindWords } from "../app/documents.ts";
import { amount, civilDate, date } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { State } from "../ui/Mark.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ListExport } from "../app/export/ListExport.tsx";
import { OfferedLine } from "./FromModel.tsx";
import { version } from "../app/states.ts";
import { statuses } from "../app/editions.ts";
import { listOf, type ListSearch } from "./reads.ts";
import { numberOf, type Row } from "./types.ts";
import "./list.css";

/** Danh mục tài liệu: what there is, how it stands, by filters that stand in the address. */
export function List() {
  const { agency } = useParams({ strict: false }) as { agency: string };
  const search = useSearch({ strict: false }) as ListSearch;
  const { data } = useQuery({
    ...listOf(agency, search),
    placeholderData: keepPreviousData,
  });
  const found = data as { items: Row[]; total: number; cursor?: string } | undefined;
  const filtered = Object.keys(search).some((name) => name !== "cursor");
  const mayDraft = useCan("document:draft");
  const begin = (variant: "filled" | "default") => (
    <Button component={Link} to="/agencies/$agency/documents/new" params={{ agency } as never} variant={variant}>
      {m.documents_new()}
    </Button>
  );
  return (
    <>
      <Head title={m.documents_title()} lead={<OfferedLine agency={agency} />} actions={mayDraft ? begin("filled") : undefined} />
      <Filters agency={agency} search={search} rows={found?.items ?? []}>
        <p className="small mute" role="status">
          {found ? (filtered ? m.documents_found({ count: amount(found.total) }) : m.documents_count({ count: amount(found.total) })) : ""}
        </p>
        <ListExport agency={agency} search={search} />
      </Filters>
      {!found && <Skeleton lines={10} />}
      {found?.items.length === 0 &&
        (filtered ? (
          <Empty
            title={m.documents_none_found()}
            text={m.documents_none_found_text()}
            action={
              <Button variant="default" component={Link} to="/agencies/$agency/documents" params={{ agency } as never} search={{} as never}>
                {m.documents_clear()}
              </Button>
            }
          />
        ) : (
          <Empty title={m.documents_none()} text={m.documents_none_text()} action={mayDraft ? begin("default") : undefined} />
        ))}
      {found && found.items.length > 0 && <Rows rows={found.items} agency={agency} />}
      {found && (search.cursor ?? found.cursor) && (
        <nav className="row pages" aria-label={m.documents_pages()}>
          {search.cursor && (
            <Link to="/agencies/$agency/documents" params={{ agency }} search={without(search, "cursor")}>
              {m.documents_first_page()}
            </Link>
          )}
          {found.cursor && (
            <Link to="/agencies/$agency/documents" params={{ agency }} search={{ ...search, cursor: found.cursor }}>
              {m.documents_next_page()}
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

const without = (search: ListSearch, ...names: (keyof ListSearch)[]): ListSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name as keyof ListSearch)));

type FiltersProps = { agency: string; search: ListSearch; rows: readonly Row[]; children: React.ReactNode };
function Filters({ agency, search, rows, children }: FiltersProps) {
  const navigate = useNavigate();
  const set = (name: keyof ListSearch, value: string) =>
    void navigate({
      to: "/agencies/$agency/documents",
      params: { agency },
      search: { ...without(search, "cursor", name), ...(value ? { [name]: value } : {}) },
      replace: true,
    });
  const today = civilDate();
  const units = [...new Set(rows.flatMap(({ unit }) => unit ?? []))].toSorted();
  return (
    <div className="filters">
      <SearchField
        label={m.documents_search()}
        placeholder={m.documents_search_hint()}
        value={search.search ?? ""}
        onChange={(words) => set("search", words)}
      />
      <NativeSelect
        className="pick"
        label={m.documents_kind()}
        value={search.kind ?? ""}
        onChange={({ currentTarget }) => set("kind", currentTarget.value)}
        data={[{ value: "", label: m.documents_any() }, ...kinds.map((kind) => ({ value: kind, label: kindWords[kind]() }))]}
      />
      <NativeSelect
        className="pick"
        label={m.documents_status()}
        value={search.status ?? ""}
        onChange={({ currentTarget }) => set("status", currentTarget.value)}
        data={[
          { value: "", label: m.documents_not_withdrawn() },
          ...statuses.map((status) => ({ value: status, label: version[status].word })),
          { value: "all", label: m.documents_with_withdrawn() },
        ]}
      />
      <TextInput
        className="pick"
        label={m.documents_unit()}
        list="documents-units"
        defaultValue={search.unit ?? ""}
        key={search.unit ?? ""}
        onBlur={({ currentTarget }) => set("unit", currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && set("unit", currentTarget.value)}
      />
      <datalist id="documents-units">
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <TextInput
        className="short"
        label={m.documents_clause()}
        placeholder="7.5"
        defaultValue={search.clause ?? ""}
        key={`c${search.clause ?? ""}`}
        onBlur={({ currentTarget }) => set("clause", currentTarget.value.trim())}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && set("clause", currentTarget.value.trim())}
      />
      <button
        type="button"
        className="btn toggle"
        aria-pressed={search.dueBy !== undefined}
        onClick={() => set("dueBy", search.dueBy === undefined ? today : "")}
      >
        {m.documents_due_filter()}
      </button>
      <div className="row after">{children}</div>
    </div>
  );
}

const Rows = ({ rows, agency }: { rows: readonly Row[]; agency: string }) => (
  <table className="table documents">
    <thead>
      <tr>
        <th scope="col">{m.documents_code()}</th>
        <th scope="col">{m.documents_name()}</th>
        <th scope="col">{m.documents_status()}</th>
        <th scope="col">{m.documents_edition()}</th>
        <th scope="col">{m.documents_unit()}</th>
        <th scope="col">{m.documents_review_due()}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Line key={row.id} row={row} agency={agency} />
      ))}
    </tbody>
  </table>
);

function Line({ row, agency }: { row: Row; agency: string }) {
  const held = row.inForce ?? row.scheduled;
  const late = row.reviewDue !== undefined && row.reviewDue <= civilDate();
  return (
    <tr>
      <td className="nowrap code">{row.code}</td>
      <th scope="row">
        <Link className="plain" to="/agencies/$agency/documents/$document" params={{ agency, document: row.id }}>
          {row.title}
        </Link>
        <span className="small mute kind">{kindWords[row.kind]()}</span>
      </th>
      <td>
        <span className="states">
          {row.statuses.map((status) => (
            <State key={status} {...version[status]} />
          ))}
        </span>
      </td>
      <td className="nowrap">{held ? m.documents_edition_from({ number: numberOf(held), date: date(held.effectiveFrom) }) : ""}</td>
      <td>{row.unit ?? ""}</td>
      <td className={late ? "nowrap tone-red" : "nowrap"} data-l={m.documents_review_due()}>
        {row.reviewDue ? date(row.reviewDue) : ""}
      </td>
    </tr>
  );
}
