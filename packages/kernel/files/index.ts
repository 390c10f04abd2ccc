export { checkContent, checkName, digestOf } from "./checks/index.ts";
export { confineFiles } from "./confine.ts";
export { attachment } from "./disposition.ts";
export { FileKey, fileKeyOf, Sha256, sha256Of, sharedShelf, type Shelf, shelfOf, shelfOfKey, UploadId } from "./keys.ts";
export { incomingLifeMs, maxFileSize, maxNameLength } from "./limits.ts";
export type { Ask, ByteRange, Claim, Confirm, Content, Download, Files, Incoming, Kept, Link, Listed, Source, Upload } from "./port.ts";
export { type FileReach, fileReaches, fileReachOf } from "./reach.ts";
export { refusalCodes } from "./refusals.ts";
export { docx, type FileType, fileTypes, isFileType, odt, xlsx } from "./types.ts";
