import type { Level, Permission, Terms } from "@chuan/kernel";
import type * as z from "zod";

/** A verb of any level. Its parameters are closed (`never`): only `call` below opens it, with the ctx that `enter` made for it. */
export type Verb = {
  (ctx: never, input: never, terms?: Terms): Promise<unknown>;
  readonly does: "command" | "query";
  readonly title: string;
  readonly reach: Level;
  readonly can: Permission;
  readonly input: z.ZodType;
  readonly answer: z.ZodType;
};
/** A route is a verb; or, where the caller's own scope decides, one verb for each level. */
export type Route = Verb | { readonly agency: Verb; readonly province: Verb };
/** Every route, read: as those see them who describe or walk them. */
export type Routes = { readonly [line: string]: Route };
export const verbsOf = (route: Route): readonly Verb[] => ("does" in route ? [route] : [route.agency, route.province]);

/** A verb that is read with the first request for it. */
export type Late<V> = { readonly open: () => Promise<V> };
export type LateRoute = Late<Verb> | { readonly agency: Late<Verb>; readonly province: Late<Verb> };
/** A table of contents: what is there, and nothing of it read. */
export type Contents = { readonly [line: string]: LateRoute };

/**
 * The verbs of a noun by their names, before the noun is loaded. A function reads its tables of contents when it starts, and a noun with the first
 * request for one of its verbs: a cold start pays for the one noun that is asked for, and not for all there are.
 */
export const noun = <M extends object>(load: () => Promise<M>) =>
  // Safe: whatever name is asked for is one of the noun's, by this very type.
  new Proxy({}, { get: (_, name) => ({ open: async () => (await load())[name as keyof M] }) }) as {
    readonly [N in keyof M]: Late<M[N]>;
  };

export const routeOf = async (late: LateRoute): Promise<Route> => {
  if ("open" in late) return late.open();
  const [agency, province] = await Promise.all([late.agency.open(), late.province.open()]);
  return { agency, province };
};

type Opened<R> = R extends Late<infer V> ? V : { readonly [N in keyof R]: Opened<R[N]> };
/** All that a table of contents names, read: for whoever describes or walks the routes. */
export async function opened<C extends Contents>(contents: C): Promise<{ readonly [L in keyof C]: Opened<C[L]> }> {
  const each = async ([line, late]: [string, LateRoute]) => [line, await routeOf(late)] as const;
  // Safe: the same lines, each with what it opens to.
  return Object.fromEntries(await Promise.all(Object.entries(contents).map(each))) as { [L in keyof C]: Opened<C[L]> };
}
