declare module "virtual:mantine.css";
declare module "virtual:fields" {
  /** By line and path: what `tools/fields.ts` found. */
  const fields: { readonly [line: string]: { readonly [path: string]: { readonly required?: true; readonly maxLength?: number } } };
  export default fields;
}
