import type { Level, Scope } from "../scope.ts";

/** How far each scope reaches among files, as leading keys: behind the guard in process, and behind the IAM policies in the cloud. */
export type FileReach = { readonly reads: readonly string[]; readonly writes: readonly string[] };

const nothing: FileReach = { reads: [], writes: [] };

export const fileReaches: { readonly [L in Level]: FileReach } = {
  agency: { reads: ["P/{province}/A/{agency}/", "P/{province}/S/shared/"], writes: ["P/{province}/A/{agency}/"] },
  province: { reads: ["P/{province}/S/", "P/{province}/A/"], writes: ["P/{province}/S/", "P/{province}/A/"] },
  operator: { reads: ["O/"], writes: ["O/"] },
  // The door of a workspace, the nation and the directory have figures and names, never files.
  workspace: nothing,
  national: nothing,
  identity: nothing,
};

/** The reach of one scope, its placeholders filled. */
export function fileReachOf(scope: Scope): FileReach {
  const fill = (prefixes: readonly string[]) =>
    prefixes.map((prefix) => prefix.replace(/\{(\w+)\}/g, (_, name: string) => String(scope[name as keyof Scope])));
  const { reads, writes } = fileReaches[scope.level];
  return { reads: fill(reads), writes: fill(writes) };
}
