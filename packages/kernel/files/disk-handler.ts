import { open } from "node:fs/promises";
import { Problem, statusOf } from "../errors.ts";
import { attachment } from "./disposition.ts";
import { ifThere, placeOf, streamOf, writeWhole } from "./disk-folder.ts";
import type { Signed, signer } from "./disk-url.ts";
import { asFileKey, asIncomingKey } from "./keys.ts";
import { within } from "./over.ts";
import type { ByteRange } from "./port.ts";
import { refusal } from "./refusals.ts";

type Options = { readonly root: string; readonly urls: ReturnType<typeof signer>; readonly clock: () => Date };
type Of<Op> = Extract<Signed, { op: Op }>;

/** The server's side of the disk's addresses. Nothing is read of a request before its signature has been. */
export function fileHandler(options: Options): (request: Request) => Promise<Response | undefined> {
  return async (request) => {
    try {
      const signed = options.urls.read(new URL(request.url), options.clock());
      if (!signed) return undefined;
      if (signed.op === "put" && request.method === "PUT") return await receive(options, signed, request);
      if (signed.op === "get" && (request.method === "GET" || request.method === "HEAD")) return await deliver(options, signed, request);
      return problem(refusal("file.bad_link"), request);
    } catch (error) {
      if (error instanceof Problem) return problem(error, request);
      throw error;
    }
  };
}

async function receive({ root, clock }: Options, signed: Of<"put">, request: Request): Promise<Response> {
  const key = asIncomingKey(signed.key);
  if (!key || request.headers.get("content-type") !== signed.type) throw refusal("file.bad_link");
  const length = request.headers.get("content-length");
  if (length !== null && Number(length) !== signed.size) throw refusal("file.size_mismatch");
  // An empty body is null; it is refused like any other that is too short.
  await writeWhole(root, placeOf(root, key), signed, request.body ?? new Blob([]).stream(), clock());
  return new Response(null, { status: 204 });
}

async function deliver({ root }: Options, signed: Of<"get">, request: Request): Promise<Response> {
  const key = asFileKey(signed.key);
  if (!key) throw refusal("file.bad_link");
  const handle = await ifThere(open(placeOf(root, key), "r"));
  if (!handle) throw refusal("file.not_found");
  try {
    const { size } = await handle.stat();
    const asked = rangeOf(request.headers.get("range"), size);
    const { from, to } = within(size, asked);
    const headers = {
      "content-type": signed.type,
      "content-length": String(to + 1 - from),
      "content-disposition": attachment(signed.name),
      "x-content-type-options": "nosniff",
      // Should a browser show it after all, it runs nothing and belongs to no origin.
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-site",
      "cache-control": "private, no-store",
      "accept-ranges": "bytes",
      ...(asked ? { "content-range": `bytes ${from}-${to}/${size}` } : {}),
    };
    const status = asked ? 206 : 200;
    if (request.method === "GET") return new Response(streamOf(handle, from, to), { status, headers });
    await handle.close();
    return new Response(null, { status, headers });
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** One range of bytes (RFC 9110, 14.2). Several, or another unit, may be answered with the whole. */
function rangeOf(header: string | null, size: number): ByteRange | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return undefined;
  if (from === "") return { from: Math.max(0, size - Number(to)) };
  return to === "" ? { from: Number(from) } : { from: Number(from), to: Number(to) };
}

/** RFC 9457, in the language that was asked for. */
function problem({ kind, code, say, more }: Problem, request: Request): Response {
  const language = /^\s*en\b/i.test(request.headers.get("accept-language") ?? "") ? "en" : "vi";
  const status = code === "file.bad_range" ? 416 : statusOf[kind];
  const errors = more.errors?.map((error) => ({ path: error.path, message: error.say[language] }));
  const body = { type: "about:blank", title: say[language], status, code, detail: say[language], ...(errors ? { errors } : {}) };
  const headers = { "content-type": "application/problem+json", "content-language": language, "x-content-type-options": "nosniff" };
  return new Response(JSON.stringify(body), { status, headers });
}
