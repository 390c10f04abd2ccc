import { Problem } from "@chuan/kernel";

/** So many calls at once, and so many a second after that. */
export type Pace = { burst: number; perSecond: number };
export type Paces = { readonly address: Pace; readonly user: Pace; readonly signIn: Pace };
export const usualPaces: Paces = {
  address: { burst: 300, perSecond: 30 },
  user: { burst: 200, perSecond: 20 },
  signIn: { burst: 20, perSecond: 0.5 },
};

type Bucket = { left: number; at: number };
const most = 50_000;

/**
 * Token buckets in this process's memory: a first line against floods, per instance. What guards passwords is kept in the table (lock-out),
 * and what guards the platform stands before it.
 */
export function limiter(now: () => number = Date.now) {
  const buckets = new Map<string, Bucket>();
  return (key: string, pace: Pace): void => {
    const at = now();
    const before = buckets.get(key) ?? { left: pace.burst, at };
    const left = Math.min(pace.burst, before.left + (Math.max(0, at - before.at) / 1000) * pace.perSecond);
    buckets.delete(key);
    // A refusal spends nothing: else whoever comes back as told would be refused again.
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
    if (buckets.size > most) buckets.delete(buckets.keys().next().value!);
    if (left >= 1) return;
    throw new Problem(
      "too_many",
      "rate.limited",
      { vi: "Quá nhiều yêu cầu, xin chậm lại.", en: "Too many requests; slow down." },
      {
        retryAfter: (1 - left) / pace.perSecond,
      },
    );
  };
}
export type Limit = ReturnType<typeof limiter>;
