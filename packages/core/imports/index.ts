export { accept, carryOut, proceed, unfinished } from "./carry-out.ts";
export { Import, ImportId, Imports, Parts } from "./import.ts";
export { open } from "./open.ts";
export { list, read } from "./read.ts";
export { check, receive } from "./receive.ts";
export { take } from "./take.ts";
