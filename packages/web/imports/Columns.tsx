import { Button, NativeSelect } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { amount, capital } from "../app/format.ts";
import { Said } from "../app/Said.tsx";
import { type Key, lacking, type Sheet } from "./sheet.ts";
import "../ui/records.css";

type Props = {
  sheet: Sheet;
  error: Error | null;
  pending: boolean;
  onChange: (sheet: Sheet) => void;
  onBack: () => void;
  onGo: () => void;
};

/** Which column of the file is which of ours; what was recognised is set already, what is not taken is left out. */
export function Columns({ sheet, error, pending, onChange, onBack, onGo }: Props) {
  const missing = lacking(sheet);
  const put = (at: number, key: Key | null) =>
    onChange({ ...sheet, keys: sheet.keys.map((each, i) => (i === at ? key : key !== null && each === key ? null : each)) });
  return (
    <div className="stack">
      <p className={`note ${missing.length > 0 ? "amber" : "green"}`} role="status">
        {missing.length > 0
          ? m.imports_lacking({ columns: missing.map(({ header }) => `“${header}”`).join(", ") })
          : m.imports_recognised({
              rows: amount(sheet.rows.length),
              columns: sheet.keys.filter((key) => key !== null).length,
              all: sheet.headers.length,
            })}
      </p>
      <table className="table records">
        <thead>
          <tr>
            <th scope="col">{m.imports_in_file()}</th>
            <th scope="col">{m.imports_sample()}</th>
            <th scope="col">{m.imports_taken_as()}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.headers.map((header, at) => (
            <tr key={at}>
              <th scope="row">{capital(header) || m.imports_unnamed()}</th>
              <td className="soft">
                {sheet.rows
                  .slice(0, 3)
                  .map(({ cells }) => cells[at])
                  .filter(Boolean)
                  .join(" · ")}
              </td>
              <td className="as">
                <NativeSelect
                  aria-label={m.imports_taken_as_of({ header })}
                  value={sheet.keys[at] ?? ""}
                  data={[
                    { value: "", label: m.imports_left_out() },
                    ...sheet.columns.map((column) => ({
                      value: column.key,
                      label: capital(column.header) + (column.required ? ` (${m.imports_required()})` : ""),
                    })),
                  ]}
                  onChange={({ currentTarget: { value } }) => put(at, (value || null) as Key | null)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Said error={error} />
      <div className="foot">
        <Button variant="default" onClick={onBack}>
          {m.imports_other_file()}
        </Button>
        <Button loading={pending} disabled={missing.length > 0} onClick={onGo}>
          {m.imports_check_rows({ rows: amount(sheet.rows.length) })}
        </Button>
      </div>
    </div>
  );
}
