/** Kinds of controlled documents (clause 7.5); an external one is somebody else's text, kept because processes rest on it. */
export const documentKinds = ["policy", "manual", "process", "work_instruction", "form", "decision", "plan", "external"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** How codes of a kind usually look in Vietnamese agencies. They are proposed to who has decided nothing; what was decided binds. */
export const usualCodes: { readonly [K in DocumentKind]?: readonly string[] } = {
  process: ["QT.{nn}", "QT.{field}.{nn}"],
  work_instruction: ["HD.{nn}"],
  form: ["BM.{process}.{nn}"],
};
