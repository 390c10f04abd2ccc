import { QueryClient, queryOptions, useMutation, type UseMutationResult, useQueryClient } from "@tanstack/react-query";
import { send } from "./api.ts";
import type { Act, Answer, Given, Input, Read } from "./api-types.ts";
import { isPassing } from "./problem.ts";

export const queries = new QueryClient({
  defaultOptions: {
    // Others act on the same records: whoever comes to a page again sees at once what was known, and then how it is now.
    queries: { staleTime: 2_000, retry: (times, error) => times < 2 && isPassing(error), throwOnError: true },
    mutations: { retry: (times, error) => times < 3 && isPassing(error), networkMode: "always" },
  },
});

/** A read for `useQuery`, `useSuspenseQuery` or a route's loader: `ask("GET /v1/agencies/{agency}", { agency })`. */
export const ask = <L extends Read>(line: L, ...[input]: Given<L>) =>
  queryOptions({ queryKey: [line, input ?? {}], queryFn: ({ signal }) => send(line, (input ?? {}) as Input<L>, { signal }) });

/**
 * For a route's loader: what its page begins with is asked for while the page's own code is on its way, and waited for a moment, so that what
 * is fast is drawn once and whole. What takes longer or is refused is told by the component, which names the same reads.
 */
export async function ahead(...reads: readonly { queryKey: readonly unknown[] }[]): Promise<void> {
  const asked = Promise.allSettled(reads.map((read) => queries.ensureQueryData(read as never)));
  await Promise.race([asked, new Promise((done) => setTimeout(done, 200))]);
}

/** Every page of a list, one after another: for what must be counted or sorted whole. */
export const askAll = <L extends Read>(line: L, ...[input]: Given<L>) =>
  queryOptions({
    queryKey: [line, input ?? {}, "all"],
    queryFn: async ({ signal }) => {
      const items: ItemIn<Answer<L>>[] = [];
      for (let cursor: string | undefined; ;) {
        const page = (await send(line, { limit: 200, ...input, cursor } as unknown as Input<L>, { signal })) as Page<ItemIn<Answer<L>>>;
        items.push(...page.items);
        cursor = page.cursor;
        if (cursor === undefined) return items;
      }
    },
  });
type Page<I> = { items: readonly I[]; cursor?: string };
type ItemIn<A> = A extends { items: readonly (infer I)[] } ? I : never;

type Sent<L extends Act> = { input: Input<L>; version: number | undefined; key: string };
export type Acting<L extends Act> = {
  line: L;
  /** What the API answered, or undefined when it refused: the refusal is in `error`. */
  act: (input: Input<L>, version?: number) => Promise<Answer<L> | undefined>;
  error: Error | null;
  pending: boolean;
  reset: () => void;
};

/**
 * An act. Each has a key of its own, kept when it is sent again, so that an answer that got lost is told and nothing is done twice. What
 * was read before is read anew: of every line, or of those that begin with one of `touches`.
 */
export function useAct<L extends Act>(line: L, touches?: readonly string[]): Acting<L> {
  const client = useQueryClient();
  const mutation: UseMutationResult<Answer<L>, Error, Sent<L>> = useMutation({
    mutationFn: ({ input, version, key }) => send(line, input, { key, ...(version === undefined ? {} : { version }) }),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => !touches || touches.some((start) => String(queryKey[0]).startsWith(start)),
      }),
  });
  const act = (input: Input<L>, version?: number) =>
    mutation.mutateAsync({ input, version, key: crypto.randomUUID() }).catch(() => undefined);
  return { line, act, error: mutation.error, pending: mutation.isPending, reset: mutation.reset };
}
