import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** scrypt's own parameters (RFC 7914): memory is 128 × N × r bytes. */
export type ScryptCost = { readonly N: number; readonly r: number; readonly p: number };
/** Compares with a stored hash; without one, with a decoy of the same cost, which nothing matches. */
export type Verify = (password: string, encoded: string | undefined) => Promise<boolean>;
export type Passwords = {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: Verify;
  /** Made with other parameters than those of now: to be made anew while the password is at hand. */
  readonly outdated: (encoded: string) => boolean;
};

const bytes = 32;

/** Hashes that carry their parameters: `scrypt$N$r$p$salt$hash`. The same password typed with other Unicode (NFC, NFD) is the same. */
export function passwords(cost: ScryptCost): Passwords {
  const decoy = encode(cost, randomBytes(16), randomBytes(bytes));
  return {
    async hash(password) {
      const salt = randomBytes(16);
      return encode(cost, salt, await derive(password, salt, cost));
    },
    async verify(password, encoded) {
      const known = decode(encoded ?? decoy);
      const same = timingSafeEqual(await derive(password, known.salt, known.cost), known.hash);
      return same && encoded !== undefined;
    },
    outdated(encoded) {
      const known = decode(encoded).cost;
      return known.N !== cost.N || known.r !== cost.r || known.p !== cost.p;
    },
  };
}

const derive = (password: string, salt: Uint8Array, { N, r, p }: ScryptCost) =>
  new Promise<Buffer>((resolve, reject) => {
    // Node refuses anything above 32 MiB unless told; what it needs is a little more than 128 × N × r.
    const maxmem = 256 * N * r;
    scrypt(password.normalize("NFC"), salt, bytes, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
  });

const encode = ({ N, r, p }: ScryptCost, salt: Buffer, hash: Buffer) =>
  ["scrypt", N, r, p, salt.toString("base64url"), hash.toString("base64url")].join("$");

function decode(encoded: string) {
  const [, N, r, p, salt = "", hash = ""] = encoded.split("$");
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    hash: Buffer.from(hash, "base64url"),
  };
}
