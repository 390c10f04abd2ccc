export { printDestruction } from "./destruction.ts";
export { printVersion } from "./document.ts";
export { printMasterList } from "./master-list.ts";
export { printReaders } from "./readers.ts";
