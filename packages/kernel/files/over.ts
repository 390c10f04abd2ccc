import { createHash } from "node:crypto";
import { checkContent, checkName } from "./checks/index.ts";
import { asFileKey, fileKeyOf, incomingKeyOf, madeKeyOf, mustBeFileKey, mustBeShelf, Sha256, sha256Of, UploadId } from "./keys.ts";
import { downloadLifeMs, incomingLifeMs, maxFileSize, uploadLifeMs } from "./limits.ts";
import type { Claim, Files, Incoming } from "./port.ts";
import { refusal, tooLarge } from "./refusals.ts";
import type { Store } from "./store.ts";
import { isFileType, isServedType } from "./types.ts";

export type FilesOptions = {
  readonly clock?: () => Date;
  /** Bytes of one file; 200 MB unless told. */
  readonly maxSize?: number;
};

/** The port over an adapter: what is checked, when, and what is readable at all is decided here, once. */
export function filesOver(store: Store, { clock = () => new Date(), maxSize = maxFileSize }: FilesOptions): Files {
  const later = (ms: number) => new Date(clock().getTime() + ms);
  const living = async (incoming: Promise<Incoming | undefined>) => {
    const found = await incoming;
    if (!found || clock().getTime() - found.at.getTime() < incomingLifeMs) return found;
    await found.close();
    return undefined;
  };

  return {
    async askUpload({ on, ...claim }) {
      const id = UploadId.mint(clock());
      const key = incomingKeyOf(mustBeShelf(on), id);
      return store.signUpload(id, key, checkClaim(claim, maxSize), later(uploadLifeMs));
    },

    incoming: async (on, id) => living(store.openIncoming(incomingKeyOf(mustBeShelf(on), id))),

    async confirm({ on, id, ...said }) {
      const claim = checkClaim(said, maxSize);
      const [from, to] = [incomingKeyOf(mustBeShelf(on), id), fileKeyOf(on, claim.sha256)];
      // What was confirmed before is looked at again: this time it may have been claimed to be of another type.
      const looked = (await living(store.openIncoming(from))) ?? (await store.open(to));
      if (!looked) throw refusal("file.not_uploaded");
      try {
        await checkContent(looked, claim);
        if (!(await store.settle(from, looked, to, claim))) throw refusal("file.not_uploaded");
      } finally {
        await looked.close();
      }
      return { ...claim, key: to };
    },

    async offer(on, content, { name, type }) {
      if (!isServedType(type)) throw refusal("file.type_not_accepted");
      const key = madeKeyOf(mustBeShelf(on), createHash("sha256").update(content).digest("hex"));
      await store.write(key, content, type);
      return store.signDownload({ key, name: checkName(name, type), type }, later(downloadLifeMs));
    },

    async size(key) {
      const found = await store.open(mustBeFileKey(key));
      await found?.close();
      return found?.size;
    },

    async read(key, range) {
      const content = await store.stream(mustBeFileKey(key), range);
      if (!content) throw refusal("file.not_found");
      return content;
    },

    async download(of) {
      if (!isServedType(of.type)) throw refusal("file.type_not_accepted");
      return store.signDownload({ ...of, key: mustBeFileKey(of.key) }, later(downloadLifeMs));
    },

    async copy(key, to) {
      const target = fileKeyOf(mustBeShelf(to), sha256Of(mustBeFileKey(key)));
      if (!(await store.copy(key, target))) throw refusal("file.not_found");
      return target;
    },

    remove: async (key) => store.remove(mustBeFileKey(key)),
    list: async (on, after) => store.list(mustBeShelf(on), after === undefined ? undefined : asFileKey(after)),
    expirePassing: async (before) => store.expirePassing(before),
  };
}

/** @throws invalid, unsupported, too_large `file.*` for what could never be confirmed */
function checkClaim({ size, sha256, type, name }: Claim, maxSize: number): Claim {
  if (!Number.isSafeInteger(size) || size < 0) throw refusal("file.bad_size");
  if (size === 0) throw refusal("file.empty");
  if (size > maxSize) throw tooLarge(maxSize);
  if (!Sha256.safeParse(sha256).success) throw refusal("file.bad_sha256");
  if (!isFileType(type)) throw refusal("file.type_not_accepted");
  return { size, sha256, type, name: checkName(name, type) };
}

/** `range` as it falls into a content of `size` bytes. @throws invalid `file.bad_range` when it does not */
export function within(size: number, range: { readonly from: number; readonly to?: number } | undefined): { from: number; to: number } {
  const { from, to = size - 1 } = range ?? { from: 0 };
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from || from >= size) throw refusal("file.bad_range");
  return { from, to: Math.min(to, size - 1) };
}
