import type { Means } from "@chuan/core/entrance";
import type { Key, ProvinceKey } from "@chuan/kernel";
import { clerk, type ClerkDeps } from "./clerk.ts";
import { sums } from "./sums.ts";

export { clerk, type ClerkDeps as ProjectorDeps } from "./clerk.ts";
export { sums } from "./sums.ts";

/**
 * What follows from what was committed: sums, the directory of accounts, mail, imports that someone left half done. Everything here takes
 * the news as a hint and reads what is there, so a batch that comes twice, late or in another order comes to the same. In the cloud sums
 * and clerk are two functions with two roles, each with its place in the stream; here they take the news one after the other.
 */
export function projector(deps: ClerkDeps) {
  const follow = clerk(deps);
  return {
    async take(means: Means, news: readonly Key[]): Promise<ProvinceKey[]> {
      const moved = await sums.fold(means, news);
      await follow(means, news);
      return moved;
    },
    sum: sums.sum,
  };
}
