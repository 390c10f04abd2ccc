export { printVersion } from "./document.ts";
export { printReaders } from "./readers.ts";
