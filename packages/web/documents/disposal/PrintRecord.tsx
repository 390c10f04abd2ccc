import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { ask, queries } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import { save } from "../../app/export/fetched.ts";

type Props = { agency: string; id: string; code: string; small?: boolean };

/** The minutes of one destruction as paper. */
export function PrintRecord({ agency, id, code, small }: Props) {
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    setError(null);
    try {
      save(await queries.fetchQuery({ ...ask("GET /v1/agencies/{agency}/destructions/{id}/print", { agency, id }), staleTime: 0 }));
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {small ? (
        <button type="button" className="btn link" disabled={busy} onClick={() => void print()}>
          {m.disposal_print_of({ code })}
        </button>
      ) : (
        <Button variant="default" loading={busy} leftSection={<IconPrinter size={17} />} onClick={() => void print()}>
          {m.disposal_print()}
        </Button>
      )}
      <Said error={error} />
    </>
  );
}
