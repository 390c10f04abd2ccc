import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { offeredTo } from "../app/offered.ts";
import { Section } from "../ui/Section.tsx";

/** The model that the document was made from, and whether it has gone on since. */
export function FromModel({ agency, document }: { agency: string; document: string }) {
  const { data } = useQuery({ ...offeredTo(agency), throwOnError: false });
  const found = data?.items.find(({ uptake }) => uptake?.document === document);
  if (!found?.uptake) return null;
  const { offer, no, standing, uptake } = found;
  const params = { agency, model: offer.model };
  return (
    <Section title={m.models_from_model()}>
      <p className="dense pad">
        <Link to="/agencies/$agency/models/$model" params={params}>
          {m.models_model_code({ code: offer.code })}
        </Link>
        {`, ${standing === "behind" ? m.models_from_model_behind({ was: uptake.no, no }) : m.models_from_model_current({ no: uptake.no })}.`}
        {standing === "behind" && (
          <>
            {" "}
            <Link to="/agencies/$agency/models/$model/renew" params={params} search={{ document }}>
              {m.models_see_newer({ no })}
            </Link>
          </>
        )}
      </p>
    </Section>
  );
}

/** A calm line over the list: what the province offers and the agency has not taken in. Nothing where there is nothing. */
export function OfferedLine({ agency }: { agency: string }) {
  const { data } = useQuery({ ...offeredTo(agency), throwOnError: false });
  const count = (wanted: string) => data?.items.filter(({ standing }) => standing === wanted).length ?? 0;
  const [open, behind] = [count("not_taken"), count("behind")];
  if (open + behind === 0) return null;
  return (
    <>
      {open > 0 && `${m.models_list_open({ count: open })} `}
      {behind > 0 && `${m.models_list_behind({ count: behind })} `}
      <Link to="/agencies/$agency/models" params={{ agency }}>
        {m.models_list_see()}
      </Link>
    </>
  );
}
