import { broken } from "../errors.ts";
import type { FileKey, Shelf } from "./keys.ts";
import type { Files } from "./port.ts";
import type { FileReach } from "./reach.ts";

/** Files that refuse every key outside their prefixes: what the tenant role does in IAM, done in process as well. */
export function confineFiles(files: Files, reach: FileReach): Files {
  const inside = (prefixes: readonly string[], key: string) => {
    if (!prefixes.some((prefix) => key.startsWith(prefix))) throw broken("file.outside_scope", "key outside the scope");
  };
  const readable = (key: FileKey) => inside(reach.reads, key);
  const writable = (key: FileKey) => inside(reach.writes, key);
  const shelfReadable = (on: Shelf) => inside(reach.reads, `${on}/`);
  const shelfWritable = (on: Shelf) => inside(reach.writes, `${on}/`);
  return {
    askUpload: async (ask) => (shelfWritable(ask.on), files.askUpload(ask)),
    // Looking at what is incoming is a writer's business: readers of a shelf see what was confirmed.
    incoming: async (on, id) => (shelfWritable(on), files.incoming(on, id)),
    confirm: async (upload) => (shelfWritable(upload.on), files.confirm(upload)),
    offer: async (on, content, of) => (shelfWritable(on), files.offer(on, content, of)),
    size: async (key) => (readable(key), files.size(key)),
    read: async (key, range) => (readable(key), files.read(key, range)),
    download: async (of) => (readable(of.key), files.download(of)),
    copy: async (key, to) => (readable(key), shelfWritable(to), files.copy(key, to)),
    remove: async (key) => (writable(key), files.remove(key)),
    list: async (on, after) => (shelfReadable(on), files.list(on, after)),
    // It walks over every tenant's shelves: it belongs to the clock, which holds the bare files.
    expirePassing: () => Promise.reject(broken("file.outside_scope", "expiring is not for tenants")),
  };
}
