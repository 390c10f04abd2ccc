import type { FileKey, IncomingKey, Shelf, UploadId } from "./keys.ts";
import type { ByteRange, Claim, Content, Download, Incoming, Link, Listed, Source, Upload } from "./port.ts";

/**
 * What an adapter must do; the rest of the port is the same for all (over.ts). It is handed names, types and keys that were checked.
 * Whatever is at a file's key is whole, and is the content whose SHA-256 the key says.
 */
export interface Store {
  /** Lets exactly this content be sent to exactly this key, until `expiresAt`. */
  signUpload(id: UploadId, key: IncomingKey, claim: Claim, expiresAt: Date): Promise<Upload>;
  openIncoming(key: IncomingKey): Promise<Incoming | undefined>;
  open(key: FileKey): Promise<Source | undefined>;
  /**
   * Moves what was looked at to its place. When another has done so, or the place has the content already, the incoming one goes.
   * False when neither is there any more.
   */
  settle(from: IncomingKey, looked: Source, to: FileKey, claim: Claim): Promise<boolean>;
  /** Puts content that passes (`isPassing`) at its key, whole or not at all; its day begins now. */
  write(key: FileKey, content: Uint8Array, type: string): Promise<void>;
  /** Undefined when there is no such file. @throws invalid `file.bad_range` */
  stream(key: FileKey, range: ByteRange | undefined): Promise<Content | undefined>;
  signDownload(of: Download, expiresAt: Date): Promise<Link>;
  /** False when there is nothing to copy. */
  copy(from: FileKey, to: FileKey): Promise<boolean>;
  remove(key: FileKey): Promise<void>;
  list(on: Shelf, after: string | undefined): Promise<Listed>;
  expirePassing(before: Date): Promise<number>;
}
