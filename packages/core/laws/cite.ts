import { command, invalid, notFound, together, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { Document, type Document as Body, DocumentId, Documents, mustBeActive } from "../documents/index.ts";
import { citedAt, opened, ownIn } from "./opened.ts";

const most = 30;

/**
 * More documents of ours that rest on a text from outside, as it turns out after the text was entered. Under a law each gets its task, due as if
 * it had been named at once. Who names one again changes nothing.
 * @throws not_found document.not_found, law.not_found; invalid law.too_many; illegal_state law.not_own, document.withdrawn
 */
export const cite = command({
  name: "law.cite",
  reach: "agency",
  can: "document:draft",
  input: z.strictObject({ id: DocumentId.schema, documents: z.array(DocumentId.schema).min(1).max(most) }),
  answer: Document,
  loads: (ctx, { id, documents }) => ({ law: Documents.at(ctx, id), ...citedAt(ctx, documents) }),
  run: (ctx, { law, input, ...loaded }) => {
    const { external } = law;
    if (!external) throw notFound("law");
    const active = mustBeActive(law);
    const fresh = ownIn(loaded, input.documents).filter(({ id }) => !external.cited.includes(id));
    if (fresh.length === 0) return unchanged<Body>(law);
    const cited = [...external.cited, ...fresh.map(({ id }) => id)];
    if (cited.length > most) throw tooMany;
    const known = Documents.update<Body>(ctx, active, { ...active, external: { ...external, cited } });
    return together(known, ...opened(ctx, { ...external, id: law.id, number: law.code }, fresh));
  },
});
const tooMany = invalid("law.too_many", "documents", {
  vi: `Một văn bản nêu được tối đa ${most} tài liệu; hãy nêu những tài liệu chính.`,
  en: `At most ${most} documents are named under one text; name the main ones.`,
});
