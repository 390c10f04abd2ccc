import { allInputs, type Schema } from "@chuan/functions";
import type { Plugin } from "vite";

/** What a field must be before it is worth sending. */
type Limits = { required?: true; maxLength?: number };
type Fields = { [line: string]: { [path: string]: Limits } };

const limitsOf = ({ maxLength }: Schema, required: boolean): Limits => ({
  ...(required ? { required: true } : {}),
  ...(maxLength ? { maxLength } : {}),
});
/** The fields of an input by their paths (`admin.email`), those within others too; such that limit nothing are left out. */
const flat = ({ properties = {}, required = [] }: Schema, before = "", all = true): [string, Limits][] =>
  Object.entries(properties).flatMap(([name, schema]) => {
    const must = all && required.includes(name);
    if (schema.properties) return flat(schema, `${before}${name}.`, must);
    const limits = limitsOf(schema, must);
    return Object.keys(limits).length > 0 ? [[`${before}${name}`, limits]] : [];
  });

/** Of every act what its input must be, out of the same schemas that the API judges it by. */
export async function fieldsOfApi(): Promise<Fields> {
  const acts = Object.entries(await allInputs()).filter(([line]) => !line.startsWith("GET "));
  return Object.fromEntries(acts.map(([line, schema]) => [line, Object.fromEntries(flat(schema))]));
}

const name = "virtual:fields";
/** `import fields from "virtual:fields"`: nothing of the server comes along but these few numbers. */
export const apiFields = (): Plugin => ({
  name: "api-fields",
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load: async (id) => (id === `\0${name}` ? `export default ${JSON.stringify(await fieldsOfApi())}` : undefined),
});
