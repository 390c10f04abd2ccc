import { invalid, Problem } from "@chuan/kernel";
import type { Context } from "hono";

export const usualLimit = 256 * 1024;
const maxNesting = 64;

const notJson = invalid("input.not_json", "", { vi: "Nội dung phải là một đối tượng JSON.", en: "The body must be a JSON object." });
const tooDeep = invalid("input.too_deep", "", { vi: "JSON lồng quá sâu.", en: "The JSON is nested too deeply." });
const notJsonType = new Problem(
  "unsupported",
  "input.not_json_type",
  { vi: "Nội dung phải là JSON; gửi Content-Type: application/json.", en: "The body must be JSON; send Content-Type: application/json." },
  { errors: [{ path: "Content-Type", say: { vi: "Phải là application/json.", en: "It must be application/json." } }] },
);
const notUtf8 = invalid("input.not_utf8", "", { vi: "Nội dung phải là UTF-8.", en: "The body must be UTF-8." });
const tooLarge = (limit: number) =>
  new Problem("too_large", "input.too_large", {
    vi: `Nội dung vượt quá ${Math.round(limit / 1024)} KB.`,
    en: `The body exceeds ${Math.round(limit / 1024)} KB.`,
  });

/**
 * The request's JSON object; an empty body is an empty one. A body that says it is something else is refused: a form of another site can
 * send text, but not JSON. @throws too_large input.too_large; unsupported input.not_json_type; invalid input.*
 */
export async function jsonBody(c: Context, limit = usualLimit): Promise<Record<string, unknown>> {
  const text = await textBody(c, limit);
  if (text.trim() === "") return {};
  if (!isJson(c.req.header("content-type"))) throw notJsonType;
  if (nesting(text) > maxNesting) throw tooDeep;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notJson;
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw notJson;
}

const isJson = (type: string | undefined) => type === undefined || /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type);

/** Read piece by piece, so that what is too large is never held whole. */
async function textBody(c: Context, limit: number): Promise<string> {
  if (Number(c.req.header("content-length") ?? 0) > limit) throw tooLarge(limit);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of c.req.raw.body ?? []) {
    size += part.byteLength;
    if (size > limit) throw tooLarge(limit);
    parts.push(part);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw notUtf8;
  }
}

/** Depth of brackets outside strings, without parsing. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char === "\\") i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") deepest = Math.max(deepest, ++depth);
    else if (char === "}" || char === "]") depth--;
  }
  return deepest;
}
