import { TextInput } from "@mantine/core";
import { m } from "../words/out/messages.js";
import type { useForm } from "../app/form.ts";
import { Section } from "../ui/Section.tsx";
import { kindNames, kinds } from "./values.ts";

type Form = Pick<ReturnType<typeof useForm<Record<string, string>>>, "field">;
export const patterns = "QT.{nn}, QT.{field}.{nn}, BM.{process}.{nn}";

/** Codes and years by kind of document. `others` holds what is decided above: it shows in the fields that are left empty. */
export const Rules = ({ hint, form, others }: { hint: string; form: Form; others?: Record<string, string> }) => (
  <Section title={m.settings_codes()}>
    <p className="small soft pad">{hint}</p>
    <table className="table records">
      <thead>
        <tr>
          <th scope="col">{m.settings_kind()}</th>
          <th scope="col">{m.settings_pattern()}</th>
          <th scope="col">{m.settings_years()}</th>
        </tr>
      </thead>
      <tbody>
        {kindNames.map((kind) => (
          <tr key={kind}>
            <th scope="row">{kinds[kind]()}</th>
            <td data-l={m.settings_pattern()}>
              <TextInput
                aria-label={m.settings_pattern_of({ kind: kinds[kind]() })}
                placeholder={others && (others[`documentCodes.${kind}`] || m.settings_undecided())}
                {...form.field(`documentCodes.${kind}`)}
              />
            </td>
            <td className="years" data-l={m.settings_years()}>
              <TextInput
                aria-label={m.settings_years_of({ kind: kinds[kind]() })}
                inputMode="numeric"
                placeholder={others && (others[`retentionYears.${kind}`] || m.settings_undecided())}
                {...form.field(`retentionYears.${kind}`)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Section>
);
