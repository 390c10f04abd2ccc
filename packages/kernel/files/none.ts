import { broken } from "../errors.ts";
import type { Files } from "./port.ts";

const none = () => Promise.reject(broken("file.none_here", "this place was given no files"));

/** Where there are no files to reach: every call is our mistake. */
export const noFiles: Files = {
  askUpload: none,
  incoming: none,
  confirm: none,
  offer: none,
  size: none,
  read: none,
  download: none,
  copy: none,
  remove: none,
  list: none,
  expirePassing: none,
};
