import "../theme/fonts.css";
import "@mantine/core/styles/baseline.css";
import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Button.css";
import "@mantine/core/styles/Loader.css";
import "@mantine/core/styles/Input.css";
import "virtual:mantine.css";
import "../theme/tokens.css";
import "../ui/ui.css";
import "../ui/shell.css";
import "../ui/overlay.css";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { theme } from "../theme/theme.ts";
import { showDensity } from "./density.ts";
import { Known, known } from "./known.ts";
import { language, useLanguage } from "./language.ts";
import { nouns } from "./nouns.ts";
import { Problem, Unreachable } from "./problem.ts";
import { queries } from "./query.ts";
import { router } from "./router.tsx";

const all = known(nouns);
const schemes = localStorageColorSchemeManager({ key: "chuan.scheme" });
document.documentElement.lang = language();
showDensity();

/** The key brings every sentence in the language chosen; what was read in the other one is read anew. */
const App = () => <RouterProvider key={useLanguage()} router={router} />;

/** A refusal is told on the page; anything else that a page could not open with is ours to find. */
const onCaughtError = (error: unknown) => {
  if (!(error instanceof Problem || error instanceof Unreachable)) reportError(error);
};

const draw = () =>
  createRoot(document.getElementById("root")!, { onCaughtError }).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        withCssVariables={false}
        withGlobalClasses={false}
        defaultColorScheme="auto"
        colorSchemeManager={schemes}
      >
        <QueryClientProvider client={queries}>
          <Known value={all}>
            <App />
          </Known>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );

// What stands within 300 ms is drawn once and whole, and not as a frame first.
void Promise.race([router.load(), new Promise((done) => setTimeout(done, 300))]).then(draw);
