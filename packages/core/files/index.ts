export { collectFiles } from "./collect.ts";
export { fileIdOf, FileRecord, FileRecords, Named } from "./file.ts";
export { hold, release } from "./hold.ts";
export { bytesOf, Link, linkTo, offer } from "./link.ts";
export { ask, confirm } from "./upload.ts";
