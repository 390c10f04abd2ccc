import { type accounts, type AccountSecrets } from "@chuan/core/accounts";
import { job } from "@chuan/core/access";
import { directory } from "@chuan/core/directory";
import { asJob, type Means } from "@chuan/core/entrance";
import { type Document, Documents } from "@chuan/core/documents";
import { carryOut, ImportId, Imports } from "@chuan/core/imports";
import { Offers, takersOf, tell } from "@chuan/core/models";
import { converge, distributed, distributionOf, Distributions } from "@chuan/core/reading";
import { Members } from "@chuan/core/people";
import { letters, type Post } from "@chuan/core/letters";
import { type AgencyCtx, type Key, keys, type ProvinceCtx } from "@chuan/kernel";

export type ClerkDeps = { verbs: ReturnType<typeof accounts>; secrets: AccountSecrets; post: Post; origin: string };

/**
 * What follows from news by further acts: the directory of accounts, mail, imports that someone left half done, who is asked to read what,
 * who is told that a model has gone on.
 */
export function clerk({ verbs, secrets, post, origin }: ClerkDeps) {
  const sync = directory(verbs);
  const mail = letters(verbs, secrets, post, origin);
  return async function take(means: Means, news: readonly Key[]): Promise<void> {
    await sync(means, news);
    await mail(means, news);
    await carryOn(means, news);
    await readingFollows(means, news);
    await modelsGoOn(means, news);
  };
}

const importer = job("import", "agency:manage");

/** Carries on the imports among the news: those that a request finished already have nothing left to do. */
async function carryOn(means: Means, news: readonly Key[]): Promise<void> {
  const seen = new Set<string>();
  for (const { pk, sk } of news) {
    const owner = keys.ownerOf(pk);
    const id = ImportId.schema.safeParse(sk);
    if (owner?.noun !== Imports.name || owner.scope.level !== "province" || !id.success || seen.has(sk)) continue;
    seen.add(sk);
    const ctx = asJob<ProvinceCtx>(means, importer, owner.scope);
    const item = await ctx.table.get(Imports.at(ctx, id.data).key);
    if (!item) continue;
    const { state } = Imports.open(item);
    if (state === "received" || state === "accepted") await carryOut(ctx, id.data);
  }
}

const librarian = job("reading", "document:enforce");

/** Who is asked to read follows from documents, audiences and people: the documents that the news may concern are looked at. */
async function readingFollows(means: Means, news: readonly Key[]): Promise<void> {
  const documents = new Map<string, { ctx: AgencyCtx; id: Document["id"] }>();
  for (const { pk, sk } of news) {
    const owner = keys.ownerOf(pk);
    if (owner?.scope.level !== "agency") continue;
    const ctx = asJob<AgencyCtx>(means, librarian, owner.scope);
    const note = (id: Document["id"]) => documents.set(`${pk}|${id}`, { ctx, id });
    if (owner.noun === Members.name) for await (const id of distributed(ctx)) note(id);
    if (owner.noun === Documents.name && (await ctx.table.get(Distributions.at(ctx, distributionOf(sk)).key))) note(sk as Document["id"]);
    if (owner.noun === Distributions.name) {
      const item = await ctx.table.get({ pk, sk });
      if (item) note(Distributions.open(item).document);
    }
  }
  for (const { ctx, id } of documents.values()) await converge(ctx, id);
}

const publisher = job("model", "document:enforce");

/** What a province publishes or withdraws is told to each agency that took it up. */
async function modelsGoOn(means: Means, news: readonly Key[]): Promise<void> {
  const seen = new Set<string>();
  for (const { pk, sk } of news) {
    const owner = keys.ownerOf(pk);
    if (owner?.noun !== Offers.name || owner.scope.level !== "province" || seen.has(`${pk}|${sk}`)) continue;
    seen.add(`${pk}|${sk}`);
    const { province } = owner.scope;
    const ctx = asJob<ProvinceCtx>(means, publisher, owner.scope);
    const item = await ctx.table.get({ pk, sk });
    if (!item) continue;
    const { model: id } = Offers.open(item);
    for await (const agency of takersOf(ctx, id))
      await tell(asJob<AgencyCtx>(means, publisher, { level: "agency", province, agency }), { id });
  }
}
