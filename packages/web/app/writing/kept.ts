/**
 * What was written and not yet taken by the API: kept in this browser, with the key it is sent under. `newer` was written while the fate of
 * `body` was unknown, and follows it.
 */
export type Kept<T> = { body: T; seen: number; key: string; at: string; newer?: T };
/** A text that was left when one of two was chosen. */
export type Left<T> = { body: T; at: string };

function answered<T>(asked: IDBRequest<T>, done: (found: T) => void, fail: (error: Error) => void): void {
  asked.addEventListener("success", () => done(asked.result));
  asked.addEventListener("error", () => fail(asked.error ?? new Error("IndexedDB")));
}
const open = (): Promise<IDBDatabase> =>
  new Promise((done, fail) => {
    const asked = indexedDB.open("chuan.drafts", 1);
    asked.addEventListener("upgradeneeded", () => void asked.result.createObjectStore("drafts"));
    answered(asked, done, fail);
  });

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await open();
  try {
    return await new Promise<T>((done, fail) => {
      const asked = act(base.transaction("drafts", mode).objectStore("drafts"));
      answered(asked, done, fail);
    });
  } finally {
    base.close();
  }
}

/** One for each person and text: whoever sits down next at the machine finds nothing of it under their own name. */
export const nameOf = (person: string, of: string): string => `${person} ${of}`;
const read = <T>(name: string): Promise<T | undefined> => within<T | undefined>("readonly", (store) => store.get(name));
const write = (name: string, value: unknown): Promise<unknown> => within("readwrite", (store) => store.put(value, name));
export const readKept = <T>(name: string): Promise<Kept<T> | undefined> => read(name);
export const keep = (name: string, kept: Kept<unknown>): Promise<unknown> => write(name, kept);
const leftOf = (name: string) => `${name} left`;
export const readLeft = async <T>(name: string): Promise<readonly Left<T>[]> => (await read<Left<T>[]>(leftOf(name))) ?? [];
export const keepLeft = (name: string, left: readonly Left<unknown>[]): Promise<unknown> =>
  left.length > 0 ? write(leftOf(name), left) : forget(leftOf(name));
export const forget = (name: string): Promise<unknown> => within("readwrite", (store) => store.delete(name));
