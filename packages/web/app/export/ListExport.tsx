import { m } from "../../words/out/messages.js";
import { ask, queries } from "../query.ts";
import { useState } from "react";
import { Said } from "../Said.tsx";
import { save } from "./fetched.ts";
import "./export.css";

const forms = ["xlsx", "pdf", "csv"] as const;

/** The master list as it is filtered, made by the server: to work on with, for paper, for programs. */
export function ListExport({ agency, search }: { agency: string; search: { readonly [name: string]: string | undefined } }) {
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const { cursor: _, ...filters } = search;
  const fetchIt = async (form: (typeof forms)[number]) => {
    setBusy(true);
    setError(null);
    try {
      save(
        await queries.fetchQuery({
          ...ask("GET /v1/agencies/{agency}/master-list/print", { agency, ...filters, form } as never),
          staleTime: 0,
        }),
      );
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className="row exports small">
      <span className="mute">{m.documents_export()}</span>
      {forms.map((form) => (
        <button key={form} type="button" className="btn link" disabled={busy} onClick={() => void fetchIt(form)}>
          {form === "xlsx" ? "Excel" : form.toUpperCase()}
        </button>
      ))}
      <Said error={error} />
    </span>
  );
}
