import { scopeOf } from "@chuan/kernel";
import { type FileKey, type Files, shelfOf } from "@chuan/kernel/files";

/** The confirmed files of a place, the shared ones of a desk too, in the order of their keys. They may be removed while they are told. */
export async function* filesOf(files: Files, place: string): AsyncGenerator<FileKey> {
  const scope = scopeOf(place);
  if (scope?.level !== "agency" && scope?.level !== "province") return;
  const shelves = scope.level === "province" ? [shelfOf(scope), shelfOf(scope, "shared")] : [shelfOf(scope)];
  for (const shelf of shelves)
    for (let after: string | undefined; ;) {
      const { keys, next } = await files.list(shelf, after);
      yield* keys;
      if (next === undefined) break;
      after = next;
    }
}
