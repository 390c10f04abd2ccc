import type { FunctionName } from "./environment.ts";

/** `from` the root of the repository, `to` where the function finds it beside its own file. */
export type Carried = { readonly from: string; readonly to: string };

const ofPackage = (owner: string, name: string, files: readonly string[]): Carried[] =>
  files.map((file) => ({ from: `packages/${owner}/node_modules/${name}/${file}`, to: `node_modules/${name}/${file}` }));

const fonts = ofPackage("core", "@expo-google-fonts/tinos", [
  "400Regular/Tinos_400Regular.ttf",
  "700Bold/Tinos_700Bold.ttf",
  "400Regular_Italic/Tinos_400Regular_Italic.ttf",
  "700Bold_Italic/Tinos_700Bold_Italic.ttf",
]);
/** The thread that reads a PDF starts from a file, and so does the reader's own. */
const pdfReader = [
  ...["pdf-worker.ts", "pdf-lines.ts"].map((file) => ({ from: `packages/core/texts/${file}`, to: file })),
  ...ofPackage("core", "pdfjs-dist", ["package.json", "legacy/build/pdf.mjs", "legacy/build/pdf.worker.mjs"]),
];
const reference = ofPackage("functions", "swagger-ui-dist", ["package.json", "swagger-ui.css", "swagger-ui-bundle.js"]);

/** What functions read at run time and no bundler follows: the stacks put these files beside the bundle. */
export const carried: { readonly [F in FunctionName]?: readonly Carried[] } = {
  workspace: [...fonts, ...pdfReader],
  identity: reference,
};
