import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from "@mantine/core";
import type { Plugin } from "vite";
import { theme, variables } from "./theme.ts";

const name = "virtual:mantine.css";
/** Shades of colours that no token leads to: a fifth of all style that a first visit reads. */
const unused = /--mantine-color-(?:pink|grape|violet|indigo|blue|cyan|teal|green|lime|yellow|orange)-[\w-]+:[^;}]*;?/g;

/** `import "virtual:mantine.css"`: what MantineProvider would write into an inline `<style>`, which the CSP refuses (`style-src 'self'`). */
export const mantineCss = (): Plugin => ({
  name: "mantine-css",
  enforce: "pre",
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load: (id) => (id === `\0${name}` ? written() : undefined),
  transform: (code, id) => (id.includes("default-css-variables.css") ? code.replaceAll(unused, "") : undefined),
});

function written(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const [base, plain, own] = [defaultCssVariablesResolver(merged), defaultCssVariablesResolver(DEFAULT_THEME), variables(merged)];
  const part = (of: "variables" | "light" | "dark") => ({
    ...Object.fromEntries(Object.entries(base[of]).filter(([key, value]) => (plain[of] as Record<string, string>)[key] !== value)),
    ...own[of],
  });
  return convertCssVariables({ variables: part("variables"), light: part("light"), dark: part("dark") }, ":root");
}
