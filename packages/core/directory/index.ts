export { directory } from "./sync.ts";
