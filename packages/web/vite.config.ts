import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { mantineCss } from "./theme/mantine-css.ts";
import { apiFields } from "./tools/fields.ts";

/** `npm run web` serves the sources and passes what is not ours on to a platform that runs at PORT (3000). */
const platform = `http://localhost:${process.env["PORT"] ?? 3000}`;
const foreign = ["/v1", "/files", "/dev", "/docs", "/openapi.json"];

/** What every visit runs is compiled while it is read, beside the page's own thread, and not function by function when it is called. */
const compiledAhead: Plugin = {
  name: "compiled-ahead",
  apply: "build",
  generateBundle: (_, bundle) => {
    for (const part of Object.values(bundle))
      if (part.type === "chunk" && (part.isEntry || part.name === "common")) part.code = `//# allFunctionsCalledOnLoad\n${part.code}`;
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), mantineCss(), apiFields(), compiledAhead],
  server: { port: 5173, proxy: Object.fromEntries(foreign.map((path) => [path, platform])) },
  build: {
    target: "es2023",
    modulePreload: { polyfill: false },
    manifest: true,
    assetsInlineLimit: 0,
    // What many screens share is one file, and not twenty of a kilobyte.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "common", minShareCount: 5 }] } } },
  },
});
