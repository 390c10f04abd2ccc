import path from "node:path";
import { build } from "vite";

const web = path.resolve(import.meta.dirname, "..");
const root = path.join(web, "tools/bare");

/** Builds the least page with React into a folder as `bare.html`, by the means that build ours. */
export async function buildBare(outDir: string): Promise<void> {
  await build({
    configFile: path.join(web, "vite.config.ts"),
    root,
    logLevel: "warn",
    build: { outDir, emptyOutDir: false, manifest: false, copyPublicDir: false, rolldownOptions: { input: path.join(root, "bare.html") } },
  });
}
