import { Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { amount, civilDate, date } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { ask, askAll } from "../app/query.ts";
import { ListExport } from "../app/export/ListExport.tsx";
import { version } from "../app/states.ts";
import { statuses } from "../app/editions.ts";
import { State } from "../ui/Mark.tsx";
import { Pick } from "../ui/Pick.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { natures, natureWords, type Row } from "./looks.ts";
import type { LawSearch } from "./search.ts";
import "../ui/records.css";
import "./laws.css";

/** Danh mục tài liệu bên ngoài (clause 7.5.3.2): which texts of others hold here, from whom, since when, and who keeps them. */
export function List() {
  const { agency } = useParams({ strict: false }) as { agency: string };
  const search = useSearch({ strict: false }) as LawSearch;
  const { data } = useQuery({
    ...ask("GET /v1/agencies/{agency}/documents", { agency, kind: "external", ...search, limit: 100 } as never),
    placeholderData: keepPreviousData,
  });
  const found = data as { items: Row[]; total: number; cursor?: string } | undefined;
  const filtered = Object.keys(search).some((name) => name !== "cursor");
  const mayDraft = useCan("document:draft");
  const begin = (variant: "filled" | "default") => (
    <Button component={Link} to="/agencies/$agency/laws/new" params={{ agency } as never} variant={variant}>
      {m.laws_new()}
    </Button>
  );
  return (
    <>
      <Head title={m.laws_title()} lead={<Due agency={agency} />} actions={mayDraft ? begin("filled") : undefined} />
      <Filters agency={agency} search={search} />
      <div className="row between counted">
        <p className="small mute" role="status">
          {found ? (filtered ? m.laws_found({ count: amount(found.total) }) : m.laws_count({ count: amount(found.total) })) : ""}
        </p>
        <ListExport agency={agency} search={{ kind: "external", ...search }} />
      </div>
      {!found && <Skeleton lines={10} />}
      {found?.items.length === 0 &&
        (filtered ? (
          <Empty
            title={m.laws_none_found()}
            text={m.laws_none_found_text()}
            action={
              <Button variant="default" component={Link} to="/agencies/$agency/laws" params={{ agency } as never} search={{} as never}>
                {m.laws_clear()}
              </Button>
            }
          />
        ) : (
          <Empty title={m.laws_none()} text={m.laws_none_text()} action={mayDraft ? begin("default") : undefined} />
        ))}
      {found && found.items.length > 0 && <Rows rows={found.items} agency={agency} />}
      {found?.cursor && (
        <p className="row dense more">
          <Link to="/agencies/$agency/laws" params={{ agency }} search={{ ...search, cursor: found.cursor }}>
            {m.laws_next()}
          </Link>
        </p>
      )}
    </>
  );
}

/** How many documents of ours wait to be judged by new law. */
function Due({ agency }: { agency: string }) {
  const { data } = useQuery(askAll("GET /v1/agencies/{agency}/legal-updates", { agency }));
  if (!data) return null;
  const today = civilDate();
  const late = data.filter(({ due }) => due < today).length;
  if (data.length === 0) return <span>{m.laws_due_none()}</span>;
  return (
    <span>
      <Link to="/agencies/$agency/legal-updates" params={{ agency }}>
        {m.laws_due({ count: amount(data.length) })}
      </Link>
      {late > 0 && <span className="tone-red">{m.laws_due_late({ count: amount(late) })}</span>}
    </span>
  );
}

function Filters({ agency, search }: { agency: string; search: LawSearch }) {
  const navigate = useNavigate();
  const set = (name: keyof LawSearch, value: string | undefined) => {
    const { cursor: _, [name]: __, ...rest } = search;
    const to = { to: "/agencies/$agency/laws", params: { agency }, replace: true } as const;
    void navigate({ ...to, search: { ...rest, ...(value ? { [name]: value } : {}) } });
  };
  return (
    <div className="filters noprint">
      <SearchField label={m.laws_search()} value={search.search ?? ""} onChange={(words) => set("search", words)} />
      <Pick
        label={m.laws_nature()}
        all={m.laws_every_nature()}
        value={search.nature}
        options={natures.map((value) => ({ value, label: natureWords[value]() }))}
        onPick={(value) => set("nature", value)}
      />
      <Pick
        label={m.laws_status()}
        all={m.laws_every_status()}
        value={search.status}
        options={statuses
          .filter((status) => status === "awaiting_approval" || status === "scheduled" || status === "effective" || status === "withdrawn")
          .map((value) => ({ value, label: version[value].word }))}
        onPick={(value) => set("status", value)}
      />
    </div>
  );
}

const Rows = ({ rows, agency }: { rows: readonly Row[]; agency: string }) => (
  <table className="table records laws">
    <thead>
      <tr>
        <th scope="col">{m.laws_text()}</th>
        <th scope="col">{m.laws_issuer()}</th>
        <th scope="col">{m.laws_issued()}</th>
        <th scope="col">{m.laws_effective_head()}</th>
        <th scope="col">{m.laws_kept()}</th>
        <th scope="col">{m.laws_status()}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ id, code, title, statuses: standing, external }) => (
        <tr key={id}>
          <th scope="row">
            <Link className="plain" to="/agencies/$agency/laws/$law" params={{ agency, law: id }}>
              {code}
            </Link>
            <span className="block name">{title}</span>
          </th>
          <td>{external?.issuer}</td>
          <td className="nowrap" data-l={m.laws_issued()}>
            {external?.issuedOn && date(external.issuedOn)}
          </td>
          <td className="nowrap" data-l={m.laws_effective()}>
            {external && date(external.effectiveFrom)}
          </td>
          <td data-l={m.laws_kept()}>{external?.keptAt}</td>
          <td className="nowrap">
            {standing.map((status) => (
              <State key={status} {...version[status]} />
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
