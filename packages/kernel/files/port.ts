import type { FileKey, Shelf, UploadId } from "./keys.ts";

/** What someone says of a file before sending it. Confirming holds the content to every word of it. */
export type Claim = {
  /** In bytes. */
  readonly size: number;
  /** Of the whole content, in lower-case hexadecimal. */
  readonly sha256: string;
  /** One of `fileTypes`. */
  readonly type: string;
  /** As the person calls it, with the type's extension; kept in NFC. */
  readonly name: string;
};
export type Ask = Claim & { readonly on: Shelf };
export type Confirm = Ask & { readonly id: UploadId };

/** How to send the content: as the body of a PUT, or as the last field, `file`, of a multipart POST. */
export type Upload = { readonly id: UploadId; readonly url: string; readonly expiresAt: Date } & (
  | { readonly method: "PUT"; readonly headers: { readonly [name: string]: string } }
  | { readonly method: "POST"; readonly fields: { readonly [name: string]: string } }
);

/** Bytes to look at in any order. One that is open always shows the same content. */
export interface Source {
  readonly size: number;
  /** May come short; empty only past the end. The bytes are valid until the next call. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}
/** `at` is when it was sent. */
export type Incoming = Source & { readonly at: Date };

/** The bytes `from` … `to`, both inclusive; `to` may lie past the end. */
export type ByteRange = { readonly from: number; readonly to?: number };
export type Content = {
  /** Of the whole file, in bytes. */
  readonly size: number;
  readonly range: { readonly from: number; readonly to: number };
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
};

export type Kept = Claim & { readonly key: FileKey };
export type Download = { readonly key: FileKey; readonly name: string; readonly type: string };
export type Link = { readonly url: string; readonly expiresAt: Date };
export type Listed = { readonly keys: readonly FileKey[]; readonly next?: string };

/**
 * Ask for an upload, send straight to storage, confirm. What is not confirmed is not readable, and is gone a day after it was sent.
 * A confirmed file is named by its content, so it never changes, and the same content on one shelf is one object: whoever removes it
 * must know that nothing else names it.
 */
export interface Files {
  /** @throws invalid, unsupported, too_large `file.*` for a name, type or size that could never be confirmed */
  askUpload(ask: Ask): Promise<Upload>;
  /** What was sent, for another look before confirming. Undefined when nothing came, or when it has expired. */
  incoming(on: Shelf, id: UploadId): Promise<Incoming | undefined>;
  /**
   * Checks the content and files it under its SHA-256. Any number of times, at once or after a crash, comes to the same.
   * @throws not_found `file.not_uploaded`; invalid, unsupported, too_large `file.*` by what is wrong with the content
   */
  confirm(upload: Confirm): Promise<Kept>;
  /** Offers what was made here, such as a print, for fetching: an address as of `download`, and a day later the content is gone. */
  offer(on: Shelf, content: Uint8Array, of: Pick<Claim, "name" | "type">): Promise<Link>;
  /** Size in bytes, or undefined when there is no such file. */
  size(key: FileKey): Promise<number | undefined>;
  /** @throws not_found `file.not_found`; invalid `file.bad_range` */
  read(key: FileKey, range?: ByteRange): Promise<Content>;
  /** An address good for minutes, for whoever holds it. It answers as an attachment under that name. Whether the file is there is not asked. */
  download(of: Download): Promise<Link>;
  /** The same content on another shelf. @throws not_found `file.not_found` */
  copy(key: FileKey, to: Shelf): Promise<FileKey>;
  /** Gone for every reader. Removing what is not there is well. */
  remove(key: FileKey): Promise<void>;
  /** The confirmed files of a shelf in the order of their keys, at most 1,000 a page; `next` goes back in as `after`. */
  list(on: Shelf, after?: string): Promise<Listed>;
  /** Deletes, on all shelves, what was sent before that moment and never confirmed, and what was made. Returns how many. For the clock, never for a tenant. */
  expirePassing(before: Date): Promise<number>;
}
