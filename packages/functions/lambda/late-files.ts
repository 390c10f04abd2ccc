import type { Files } from "@chuan/kernel/files";

/** Files that are opened with the first call to them. */
export const lateFiles = (open: () => Promise<Files>): Files => ({
  askUpload: async (ask) => (await open()).askUpload(ask),
  incoming: async (on, id) => (await open()).incoming(on, id),
  confirm: async (upload) => (await open()).confirm(upload),
  offer: async (...said) => (await open()).offer(...said),
  size: async (key) => (await open()).size(key),
  read: async (key, range) => (await open()).read(key, range),
  download: async (of) => (await open()).download(of),
  copy: async (key, to) => (await open()).copy(key, to),
  remove: async (key) => (await open()).remove(key),
  list: async (on, after) => (await open()).list(on, after),
  expirePassing: async (before) => (await open()).expirePassing(before),
});
