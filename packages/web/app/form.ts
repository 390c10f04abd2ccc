import fields from "virtual:fields";
import { useState } from "react";
import type { Act } from "./api-types.ts";
import { fieldErrors, Problem } from "./problem.ts";

type Texts = Record<string, string>;

/**
 * The fields of a form for an act, and what the API says of each: `<TextInput {...form.field("email")} />`. What a field must be comes from the
 * schema of the act's input; its error goes when it is typed in; what is said of no field of ours stands in `form.said`.
 */
export function useForm<T extends Texts>(initial: T, { line, error }: { line: Act; error: Error | null }) {
  const [values, setValues] = useState(initial);
  const [mended, setMended] = useState<{ of: Error | null; names: readonly string[] }>({ of: null, names: [] });
  const limits = fields[line] ?? {};
  const told = fieldErrors(error);
  const isMended = (name: string) => mended.of === error && mended.names.includes(name);
  const set = (name: keyof T & string, value: string) => {
    setValues((now) => ({ ...now, [name]: value }));
    setMended((now) => ({ of: error, names: now.of === error ? [...now.names, name] : [name] }));
  };
  const field = (name: keyof T & string) => ({
    name,
    value: values[name],
    ...limits[name],
    withAsterisk: false,
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
    ...(told[name] && !isMended(name) ? { error: told[name] } : {}),
  });
  const named = Object.keys(told).some((path) => path in values);
  return { values, set, field, said: error instanceof Problem && !named ? error.message : undefined };
}
