import type { allRoutes } from "@chuan/functions";
import type { $brand, $ZodType, input, output } from "zod/v4/core";

/** The API's table of contents: types alone, nothing of the server comes along. */
type Routes = Awaited<ReturnType<typeof allRoutes>>;
export type Line = keyof Routes;
export type Read = Extract<Line, `GET ${string}`>;
export type Act = Exclude<Line, Read>;

type Schemas = { readonly input: $ZodType; readonly answer: $ZodType };
/** Where the caller's scope decides between two verbs, their input and answer are those of either. */
type VerbOf<R> = R extends Schemas ? R : R extends { readonly agency: infer A; readonly province: infer P } ? (A | P) & Schemas : never;

/** An id of a link or a form is plain text: whether it names something is for the API to say. */
type Plain<T> = T extends string & $brand
  ? string
  : T extends readonly (infer E)[]
    ? Plain<E>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;
type InPath<L extends string> = L extends `${string}{${infer Name}}${infer Rest}` ? Name | InPath<Rest> : never;
/** What takes no input says so with an index of nothing. */
type Named<T> = string extends keyof T ? Record<never, never> : T;
type Body<L extends Line> = Plain<Named<input<VerbOf<Routes[L]>["input"]>>>;

export type Input<L extends Line> = Omit<Body<L>, InPath<L>> & Record<InPath<L>, string>;
export type Answer<L extends Line> = output<VerbOf<Routes[L]>["answer"]>;
/** One of the items of a list. */
export type ItemOf<L extends Line> = Answer<L> extends { items: readonly (infer I)[] } ? I : never;
/** The input may be left out where nothing in it must be said. */
export type Given<L extends Line> = Record<never, never> extends Input<L> ? [input?: Input<L>] : [input: Input<L>];
