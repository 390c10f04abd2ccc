import { Button } from "@mantine/core";
import { useSuspenseQueries } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { civilDate, date, folded } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { ask, askAll } from "../app/query.ts";
import { Choose } from "../ui/Choose.tsx";
import { State } from "../ui/Mark.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { Health } from "./Health.tsx";
import { looks, type Province, states } from "./looks.ts";
import "../ui/records.css";
import "./provinces.css";

const route = getRouteApi("/inside/operator/provinces");

/** The provinces on board and how their doors stand; above them, whether the platform keeps up. */
export function List() {
  const { find = "", state = "" } = route.useSearch();
  const navigate = useNavigate({ from: "/operator/provinces" });
  const mayOnboard = useCan("province:manage");
  const [{ data: provinces }, { data: health }] = useSuspenseQueries({
    queries: [askAll("GET /v1/operator/provinces"), ask("GET /v1/operator/health")],
  });
  const words = folded(find).split(/\s+/).filter(Boolean);
  const isMeant = (each: Province) => {
    const whole = folded(`${each.code} ${each.name} ${each.admin.name} ${each.admin.email}`);
    return (state === "" || each.state === state) && words.every((word) => whole.includes(word));
  };
  const shown = provinces.filter(isMeant);
  const filter = (next: { find?: string; state?: string }) => {
    const search = { ...(find ? { find } : {}), ...(state ? { state } : {}), ...next };
    const said = Object.entries(search).filter(([, value]) => value !== "");
    void navigate({ search: Object.fromEntries(said), replace: true });
  };
  return (
    <>
      <Head
        title={m.provinces_title()}
        lead={<Health health={health} onState={(to) => filter({ state: to })} />}
        actions={
          mayOnboard && (
            <Button component={Link} to="/operator/onboard">
              {m.provinces_onboard_title()}
            </Button>
          )
        }
      />
      {provinces.length === 0 ? (
        <Empty title={m.provinces_none()} text={m.provinces_none_text()} />
      ) : (
        <div className="stack">
          <div className="filters noprint">
            <SearchField label={m.provinces_find()} value={find} onChange={(words) => filter({ find: words })} />
            <Choose
              bare
              label={m.provinces_state()}
              value={state}
              options={[
                { value: "", label: m.provinces_all() },
                ...states.filter((each) => health.provinces[each] > 0).map((each) => ({ value: each, label: looks[each]().word })),
              ]}
              onChange={(to) => filter({ state: to })}
            />
            <p className="small mute" role="status">
              {m.provinces_shown({ count: shown.length, all: provinces.length })}
            </p>
          </div>
          <table className="table records provinces">
            <thead>
              <tr>
                <th scope="col">{m.provinces_province()}</th>
                <th scope="col">{m.provinces_state()}</th>
                <th scope="col">{m.provinces_admin()}</th>
                <th scope="col" className="num">
                  {m.provinces_since()}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((each) => (
                <tr key={each.province}>
                  <th scope="row">
                    <Link className="plain" to="/operator/provinces/$province" params={{ province: each.province }}>
                      {each.name}
                    </Link>
                  </th>
                  <td>
                    <State {...looks[each.state]()} />
                  </td>
                  <td>
                    {each.admin.name} <span className="mute">· {each.admin.email}</span>
                  </td>
                  <td className="num">{date(civilDate(new Date(each.onboardedAt)))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
