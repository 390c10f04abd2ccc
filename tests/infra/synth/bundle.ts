import { readFileSync } from "node:fs";
import path from "node:path";

/** What we use of esbuild, which comes with SST's platform. */
export type Esbuild = {
  build(options: object): Promise<{ metafile?: { outputs: Record<string, { entryPoint?: string; exports: string[] }> } }>;
};
type Plugin = { onResolve(filter: { filter: RegExp }, resolve: (asked: { path: string; importer: string }) => object | undefined): void };

/**
 * The configuration, bundled as SST's command line does, with its own sources of the components. `sst` and `aws` become properties of the
 * global object and not imports, which here would go round in a circle.
 */
export async function bundleConfig(esbuild: Esbuild, root: string, platform: string, outfile: string): Promise<void> {
  const from = (file: string) => JSON.stringify(path.join(platform, "src", file));
  await esbuild.build({
    stdin: {
      contents: `
        import * as aws from "@pulumi/aws";
        import * as sst from ${from("components/index.ts")};
        import * as helpers from ${from("shim/run.js")};
        Object.assign(globalThis, helpers, { aws, sst });
        export { run } from ${from("auto/run.ts")};
        export { default as config } from "./sst.config.ts";
      `,
      resolveDir: root,
      loader: "ts",
    },
    // Inside the platform, so that Pulumi is found there, once.
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "esnext",
    keepNames: true,
    logLevel: "error",
    nodePaths: [path.join(platform, "node_modules")],
    plugins: [
      {
        name: "platform",
        setup(build: Plugin) {
          build.onResolve({ filter: /^[^./]/ }, ({ path: asked, importer }) =>
            importer.startsWith(path.join(platform, "src")) || asked.startsWith("@pulumi/") ? { path: asked, external: true } : undefined,
          );
        },
      },
    ],
    banner: {
      js: [
        `import { createRequire as __cr } from "node:module";`,
        `import { fileURLToPath as __fu } from "node:url";`,
        `const require = __cr(import.meta.url);`,
        `const __filename = __fu(import.meta.url);`,
        `const __dirname = __fu(new URL(".", import.meta.url));`,
      ].join("\n"),
    },
  });
}

/** What `Runtime.Build` of the command line does, as far as a mistake could hide there: the file is there and exports the handler. */
export function handlerIn(root: string, handler: string): { errors: string[]; name: string } {
  const { dir, name, ext } = path.posix.parse(handler);
  const exported = ext.slice(1);
  try {
    const text = readFileSync(path.join(root, dir, `${name}.ts`), "utf8");
    if (new RegExp(`export (?:const|async function|function) ${exported}\\b`).test(text)) return { errors: [], name: `bundle.${exported}` };
    return { errors: [`${handler}: no export ${exported}`], name: "" };
  } catch {
    return { errors: [`${handler}: no such file`], name: "" };
  }
}
