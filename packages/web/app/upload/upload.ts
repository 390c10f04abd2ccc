import { send } from "../api.ts";
import { Unreachable } from "../problem.ts";
import type { Answer } from "../api-types.ts";

const types: { readonly [ending: string]: string } = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  odt: "application/vnd.oasis.opendocument.text",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};
const typeOf = ({ name, type }: File) => types[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? (type || "application/octet-stream");

export type Sent = { sha256: string; name: string; url: string };
type Means = { agency: string; signal: AbortSignal; onProgress: (part: number) => void };

/**
 * Sends a file straight to storage and has it checked. What the agency has already is not sent again. @throws Problem; Unreachable; AbortError when it was given up
 */
export async function upload(file: File, { agency, signal, onProgress }: Means): Promise<Sent> {
  const { digestOf } = await import("./digest.ts");
  const sha256 = await digestOf(file, signal);
  const claim = { name: file.name, type: typeOf(file), size: file.size, sha256 };
  const key = crypto.randomUUID();
  const asked = await send("POST /v1/agencies/{agency}/uploads", { agency, ...claim }, { signal, key });
  if (asked.upload) await put(asked.upload, file, signal, onProgress);
  onProgress(1);
  const id = asked.upload?.id ?? asked.file.upload;
  const { link } = await send(
    "POST /v1/agencies/{agency}/uploads/{id}/confirm",
    { agency, id, sha256 },
    { signal, key: crypto.randomUUID() },
  );
  return { sha256, name: file.name, url: link.url };
}

type Where = NonNullable<Answer<"POST /v1/agencies/{agency}/uploads">["upload"]>;
/** `fetch` tells nothing of what was sent so far. */
function put(
  { url, method, headers = {}, fields }: Where,
  file: File,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<void> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => (request.status < 300 ? done() : fail(new Unreachable())));
    request.addEventListener("error", () => fail(new Unreachable()));
    request.addEventListener("abort", () => fail(signal.reason as Error));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    if (!fields) return request.send(file);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", file);
    request.send(form);
  });
}
