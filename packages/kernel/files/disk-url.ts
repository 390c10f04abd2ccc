import { createHmac, timingSafeEqual } from "node:crypto";
import { broken } from "../errors.ts";
import { refusal } from "./refusals.ts";

/** All that a signed address promises. An upload's has size, type and SHA-256; a download's has type and name. */
export type Promised =
  | { readonly op: "put"; readonly size: number; readonly type: string; readonly sha256: string }
  | { readonly op: "get"; readonly type: string; readonly name: string };
export type Signed = Promised & { readonly key: string; readonly expires: number };

const fields = ["op", "size", "type", "sha256", "name", "expires"] as const;

/** Addresses under `base` that cannot be made, or changed in any part, without the secret. */
export function signer(base: string, secret: string | Uint8Array) {
  if (secret.length < 32) throw broken("file.weak_secret", "the secret for file addresses has fewer than 32 characters");
  const own = new URL(base, "http://here");
  const root = own.pathname.replace(/\/+$/, "");
  // Each part with its length known (JSON), so that no two sets of parts read the same.
  const signature = (key: string, values: readonly (string | null)[]) =>
    createHmac("sha256", secret)
      .update(JSON.stringify(["chuan file address 1", key, ...values]))
      .digest();

  return {
    sign(signed: Signed): string {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(signed)) if (name !== "key") query.set(name, String(value));
      query.set("sig", signature(signed.key, valuesOf(query)).toString("base64url"));
      return `${base.replace(/\/+$/, "")}/${signed.key}?${query.toString()}`;
    },

    /** Undefined when the address is not ours. @throws forbidden `file.bad_link`, `file.link_expired` */
    read(url: URL, now: Date): Signed | undefined {
      if (!url.pathname.startsWith(`${root}/`)) return undefined;
      const key = url.pathname.slice(root.length + 1);
      const query = url.searchParams;
      if (fields.some((field) => query.getAll(field).length > 1)) throw refusal("file.bad_link");
      const given = Buffer.from(query.get("sig") ?? "", "base64url");
      const wanted = signature(key, valuesOf(query));
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw refusal("file.bad_link");
      const expires = Number(query.get("expires"));
      if (!(now.getTime() < expires)) throw refusal("file.link_expired");
      const [type, name, sha256] = [query.get("type"), query.get("name"), query.get("sha256")] as [string, string, string];
      // Safe: the signature says that these were written by `sign`.
      if (query.get("op") === "put") return { op: "put", key, type, sha256, size: Number(query.get("size")), expires };
      return { op: "get", key, type, name, expires };
    },
  };
}

const valuesOf = (query: URLSearchParams) => fields.map((field) => query.get(field));
