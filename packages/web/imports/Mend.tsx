import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { amount, capital } from "../app/format.ts";
import { language } from "../app/language.ts";
import { Said } from "../app/Said.tsx";
import { Choose } from "../ui/Choose.tsx";
import { Mark } from "../ui/Mark.tsx";
import { type Check, type Fault, type Sheet, taken, withCell } from "./sheet.ts";

type Props = {
  sheet: Sheet;
  checked: Check;
  error: Error | null;
  pending: boolean;
  onChange: (sheet: Sheet) => void;
  onBack: () => void;
  onCheck: () => void;
  onTake: (skipped: ReadonlySet<number>) => void;
};
const slice = 100;
const said = ({ vi, en }: Fault) => (language() === "vi" ? vi : en);

/** What the check found, each sentence in its cell, to be mended there; nothing has been written. */
export function Mend({ sheet, checked, error, pending, onChange, onBack, onCheck, onTake }: Props) {
  const [isWhole, whole] = useState(false);
  const [until, show] = useState(slice);
  const [mended, mend] = useState(false);
  const faulty = new Set(checked.problems.map(({ row }) => row));
  const ofFile = checked.problems.filter(({ row }) => row < 2);
  const bad = sheet.rows.filter(({ row }) => faulty.has(row));
  const rows = isWhole ? sheet.rows : bad;
  const columns = taken(sheet);
  const sound = sheet.rows.length - bad.length;
  const skipped = new Set(bad.map(({ row }) => row));
  const set = (row: number, at: number, text: string) => {
    mend(true);
    onChange(withCell(sheet, row, at, text));
  };
  return (
    <div className="stack">
      <div className="row between lg import-sum">
        <p className={`note ${checked.ok ? "green" : "amber"}`} role="status">
          <strong>
            {checked.ok
              ? m.imports_sound({ create: amount(checked.create), unchanged: amount(checked.unchanged) })
              : m.imports_faults({ sound: amount(sound), bad: amount(bad.length), faults: amount(checked.problems.length) })}
          </strong>{" "}
          {checked.ok ? m.imports_nothing_yet() : m.imports_mend_here()}
        </p>
        <Choose
          bare
          label={m.imports_rows()}
          value={isWhole ? "all" : "bad"}
          options={[
            { value: "bad", label: m.imports_bad_rows() },
            { value: "all", label: m.imports_all_rows({ rows: amount(sheet.rows.length) }) },
          ]}
          onChange={(value) => whole(value === "all")}
        />
      </div>
      {ofFile.map((fault) => (
        <p key={fault.code + fault.column} className="note red">
          {said(fault)}
        </p>
      ))}
      {rows.length > 0 && (
        <table className="table grid">
          <thead>
            <tr>
              <th scope="col" className="no">
                {m.imports_row()}
              </th>
              {columns.map(({ header, at }) => (
                <th scope="col" key={at}>
                  {capital(header)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, until).map(({ row, cells }) => {
              const own = checked.problems.filter((fault) => fault.row === row);
              const whole = own.filter(({ column }) => !columns.some(({ header }) => header === column));
              return (
                <tr key={row}>
                  <th scope="row" className="no mute">
                    <span className="row-word">{m.imports_row()} </span>
                    {row}
                    {whole.map((fault) => (
                      <span key={fault.code} className="small tone-red block">
                        {said(fault)}
                      </span>
                    ))}
                  </th>
                  {columns.map(({ header, at }) => {
                    const faults = own.filter(({ column }) => column === header);
                    const id = `f${row}-${at}`;
                    return (
                      <td key={at} className={faults.length > 0 ? "bad" : ""} data-l={capital(header)}>
                        {faulty.has(row) ? (
                          <input
                            value={cells[at] ?? ""}
                            aria-label={m.imports_cell({ header, row })}
                            onChange={({ currentTarget }) => set(row, at, currentTarget.value)}
                            {...(faults.length > 0 ? { "aria-invalid": true, "aria-describedby": id } : {})}
                          />
                        ) : (
                          <span className="plain-cell">{cells[at]}</span>
                        )}
                        {faults.length > 0 && (
                          <p className="err" id={id}>
                            <Mark shape="late" tone="red" size={14} />
                            <span>{faults.map(said).join(" ")}</span>
                          </p>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {rows.length > until && (
        <p className="dense">
          <button type="button" className="btn link" onClick={() => show(until + slice)}>
            {m.imports_more({ rows: amount(Math.min(slice, rows.length - until)) })}
          </button>
        </p>
      )}
      <Said error={error} />
      <div className="foot sticky">
        <Button variant="subtle" color="gray" className="back" onClick={onBack}>
          {m.imports_back_to_columns()}
        </Button>
        <span className="grow" />
        {checked.ok && !mended ? (
          <Button loading={pending} disabled={checked.create === 0} onClick={() => onTake(new Set())}>
            {m.imports_take_all({ rows: amount(checked.create) })}
          </Button>
        ) : (
          <>
            {sound > 0 && ofFile.length === 0 && (
              <Button variant="default" disabled={pending} onClick={() => onTake(skipped)}>
                {m.imports_take_some({ sound: amount(sound), bad: amount(bad.length) })}
              </Button>
            )}
            <Button
              loading={pending}
              onClick={() => {
                mend(false);
                onCheck();
              }}
            >
              {m.imports_check_again()}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
