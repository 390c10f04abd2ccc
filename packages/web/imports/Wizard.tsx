import { useState } from "react";
import { m } from "../words/out/messages.js";
import { useAct } from "../app/query.ts";
import { Head } from "../ui/Section.tsx";
import { Steps } from "../ui/Steps.tsx";
import { ChooseFile } from "./ChooseFile.tsx";
import { Columns } from "./Columns.tsx";
import { Mend } from "./Mend.tsx";
import { Progress } from "./Progress.tsx";
import { type Check, fileOf, type Sheet } from "./sheet.ts";
import "./imports.css";

/** A list of agencies from a file: choose, put columns in their place, mend what is wrong, import. Nothing is written before the last. */
export function Wizard() {
  const [sheet, setSheet] = useState<Sheet>();
  const [checked, setChecked] = useState<Check>();
  const check = useAct("POST /v1/imports/check", []);
  const take = useAct("POST /v1/imports");
  const [done, setDone] = useState<Awaited<ReturnType<typeof take.act>>>();
  const at = done || take.pending ? 3 : checked ? 2 : sheet ? 1 : 0;

  const judge = async (of: Sheet) => {
    const found = await check.act(fileOf(of));
    if (found) setChecked(found);
  };
  /** Imports the rows that are not left out; where leaving them out breaks others, that is shown and nothing is written. */
  const bring = async (of: Sheet, skipped: ReadonlySet<number>) => {
    const file = fileOf(of, skipped);
    if (skipped.size > 0) {
      const found = await check.act(file);
      if (!found) return;
      if (!found.ok) {
        setSheet({ ...of, rows: of.rows.filter(({ row }) => !skipped.has(row)) });
        return setChecked(found);
      }
    }
    setDone(await take.act(file));
  };
  const again = () => {
    setSheet(undefined);
    setChecked(undefined);
    setDone(undefined);
    take.reset();
    check.reset();
  };
  const names = [m.imports_choose(), m.imports_match(), m.imports_check(), m.imports_take()];
  return (
    <>
      <Head title={m.imports_title()} lead={<Steps names={names} at={at} />} />
      {at === 0 && <ChooseFile onOpened={setSheet} />}
      {at === 1 && sheet && (
        <Columns
          sheet={sheet}
          error={check.error}
          pending={check.pending}
          onChange={setSheet}
          onBack={again}
          onGo={() => void judge(sheet)}
        />
      )}
      {at === 2 && sheet && checked && (
        <Mend
          sheet={sheet}
          checked={checked}
          error={take.error ?? check.error}
          pending={check.pending}
          onChange={setSheet}
          onBack={() => setChecked(undefined)}
          onCheck={() => void judge(sheet)}
          onTake={(skipped) => void bring(sheet, skipped)}
        />
      )}
      {at === 3 && <Progress done={done} onAgain={again} />}
    </>
  );
}
