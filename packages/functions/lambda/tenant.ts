import { Problem, type ProvinceKey, type Table } from "@chuan/kernel";
import type { Ask, Credentials } from "@chuan/kernel/amazon";
import { service } from "./amazon.ts";

export type Session = { readonly credentials: Credentials; readonly expiresAt: Date };

/** AWS allows no more where a role assumes a role. */
const sessionSeconds = 3600;
/** Credentials are let go so long before they expire: the address of a file dies with the credentials that signed it. */
const marginMs = 10 * 60_000;

/** For so long we wait for STS, in milliseconds. */
const patienceMs = 3000;
/** What is read of STS's answer. */
type Lent = { AccessKeyId?: string; SecretAccessKey?: string; SessionToken?: string; Expiration?: string };

/** Assumes the tenant role for one province: STS fixes the tag for the life of the session. One attempt. */
export function tenantSessions(roleArn: string, functionName: string, sts: Ask = service("sts")) {
  return async (province: ProvinceKey): Promise<Session> => {
    const wanted = {
      RoleArn: roleArn,
      RoleSessionName: `${functionName}-${province}`,
      DurationSeconds: String(sessionSeconds),
      "Tags.member.1.Key": "province",
      "Tags.member.1.Value": province,
    };
    const lent: Lent = await sts("AssumeRole", wanted, AbortSignal.timeout(patienceMs));
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken, Expiration } = lent;
    if (!accessKeyId || !secretAccessKey || !sessionToken || !Expiration) throw new Error("STS answered without credentials");
    return { credentials: { accessKeyId, secretAccessKey, sessionToken }, expiresAt: new Date(Expiration) };
  };
}

export type TenantOptions<T> = {
  assume: (province: ProvinceKey) => Promise<Session>;
  open: (credentials: Credentials, province: ProvinceKey) => T;
  clock: () => Date;
  /** How many provinces are held at once; the one asked for longest ago makes room. */
  most?: number;
  /** Told of every refusal. */
  onRefusal?: (error: unknown, province: ProvinceKey) => void;
};
export type Tenants<T> = {
  of(province: ProvinceKey): Promise<T>;
  /** Lets go of what was opened, if it is still what is held. */
  forget(province: ProvinceKey, opened: T): void;
};

/**
 * What is opened with a province's credentials, kept until shortly before they expire, and never lent to another province. Who ask at once
 * share one assumption; a failed one is tried once more and not kept.
 * @throws unavailable tenant.unavailable
 */
export function tenants<T>({ assume, open, clock, most = 64, onRefusal = () => {} }: TenantOptions<T>): Tenants<T> {
  type Held = { opened: Promise<T>; until: number; value?: T };
  const held = new Map<ProvinceKey, Held>();

  async function assumed(province: ProvinceKey): Promise<Session> {
    for (let attempt = 1; ; attempt++)
      try {
        const session = await assume(province);
        if (session.expiresAt.getTime() - marginMs > clock().getTime()) return session;
        throw new Error("STS gave credentials that are about to expire");
      } catch (error) {
        onRefusal(error, province);
        if (attempt === 2) throw unavailable;
      }
  }

  return {
    of(province) {
      const known = held.get(province);
      if (known) held.delete(province);
      const current = known && clock().getTime() < known.until ? known : renewed(province);
      // Set last, it stands last: the first is the one asked for longest ago.
      held.set(province, current);
      if (held.size > most) held.delete(held.keys().next().value!);
      return current.opened;
    },
    forget(province, opened) {
      if (held.get(province)?.value === opened) held.delete(province);
    },
  };

  function renewed(province: ProvinceKey): Held {
    // Until it is known how long it is good, whoever asks waits for it.
    const entry: Held = { opened: fill(), until: Infinity };
    return entry;
    async function fill(): Promise<T> {
      try {
        const { credentials, expiresAt } = await assumed(province);
        entry.value = open(credentials, province);
        entry.until = expiresAt.getTime() - marginMs;
        return entry.value;
      } catch (error) {
        if (held.get(province) === entry) held.delete(province);
        throw error;
      }
    }
  }
}

// Amazon's names for credentials that are over. A request refused so has done nothing.
const over = new Set([
  "ExpiredTokenException",
  "ExpiredToken",
  "UnrecognizedClientException",
  "InvalidClientTokenId",
  "TokenRefreshRequired",
]);
export const isOver = (error: unknown): boolean => error instanceof Error && over.has(error.name);

/**
 * A province's table. Credentials that turn out to be over, before their time, are taken anew and the call is made once more.
 * @throws unavailable tenant.unavailable when the new ones are over, too
 */
export function tenantTable<T extends { readonly table: Table }>(tenants: Tenants<T>, province: ProvinceKey): Table {
  async function ask<R>(call: (table: Table) => Promise<R>): Promise<R> {
    const first = await tenants.of(province);
    try {
      return await call(first.table);
    } catch (error) {
      if (!isOver(error)) throw error;
    }
    tenants.forget(province, first);
    const second = await tenants.of(province);
    return call(second.table).catch((error: unknown) => {
      if (isOver(error)) tenants.forget(province, second);
      throw isOver(error) ? unavailable : error;
    });
  }
  return {
    get: (key) => ask((table) => table.get(key)),
    batchGet: (wanted) => ask((table) => table.batchGet(wanted)),
    query: (range) => ask((table) => table.query(range)),
    transact: (ops) => ask((table) => table.transact(ops)),
    feed: (cursor, limit) => ask((table) => table.feed(cursor, limit)),
  };
}

const unavailable = new Problem(
  "unavailable",
  "tenant.unavailable",
  {
    vi: "Chưa mở được dữ liệu của tỉnh; xin thử lại sau ít phút. Nếu vẫn lỗi, hãy báo người quản trị nền tảng.",
    en: "The province's data cannot be opened just now; try again in a few minutes, and tell the operator if it lasts.",
  },
  { retryAfter: 5 },
);
