import {
  ActionIcon,
  Button,
  Input,
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";

/** "Mực": the blue of a signature. Index 7 is the light primary, 3 the dark one. */
const muc: MantineColorsTuple = [
  "#f3f6fc",
  "#e9eef8",
  "#c9d6ef",
  "#9db8f2",
  "#7f9bd1",
  "#5a7cbd",
  "#3a5fa8",
  "#23458f",
  "#1a3672",
  "#122752",
];

export const theme = createTheme({
  fontFamily: "'IBM Plex Sans', system-ui, sans-serif",
  fontFamilyMonospace: "'IBM Plex Sans', system-ui, sans-serif",
  primaryColor: "muc",
  colors: { muc },
  primaryShade: { light: 7, dark: 3 },
  // autoContrast looks at the light shade only (white on pale blue in dark, 1.98:1), so the filled pair comes from tokens
  variantColorResolver: (input) =>
    input.variant === "filled" && (!input.color || input.color === "muc")
      ? { background: "var(--muc)", hover: "var(--muc-hover)", color: "var(--on-muc)", border: "none" }
      : defaultVariantColorsResolver(input),
  defaultRadius: "sm",
  radius: { xs: "2px", sm: "4px", md: "4px", lg: "8px", xl: "8px" },
  fontSizes: { xs: "13px", sm: "14px", md: "15px", lg: "16px", xl: "22px" },
  lineHeights: { xs: "18px", sm: "20px", md: "24px", lg: "24px", xl: "30px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  headings: { fontWeight: "600" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: "sm" }, styles: { root: { fontWeight: 500 } } }),
    // target-size: nothing below 24 px; 36 px is our default, 44 px under a coarse pointer (ui.css)
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 36, variant: "subtle", color: "gray" } }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { inputWrapperOrder: ["label", "description", "error", "input"] } }),
  },
});

/** color-contrast: every Mantine variable that fails 4.5:1 (text) or 3:1 (borders) points to a token. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-3)",
    "--mantine-color-placeholder": "var(--ink-3)",
    "--mantine-color-error": "var(--red)",
    "--mantine-color-anchor": "var(--muc)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--sunken)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--control-line)",
    "--mantine-color-gray-light-color": "var(--ink-2)",
    "--mantine-color-gray-light-hover": "var(--sunken)",
    "--mantine-color-muc-filled": "var(--muc)",
    "--mantine-color-muc-filled-hover": "var(--muc-hover)",
    "--mantine-primary-color-contrast": "var(--on-muc)",
    "--mantine-color-muc-light": "var(--muc-soft)",
    "--mantine-color-muc-light-color": "var(--muc)",
    "--mantine-color-muc-light-hover": "var(--muc-soft)",
    "--mantine-color-muc-outline": "var(--muc)",
    "--mantine-color-red-light-color": "var(--red)",
    "--mantine-color-red-light-hover": "var(--red-soft)",
    "--mantine-color-red-outline": "var(--red)",
    "--mantine-color-red-outline-hover": "var(--red-soft)",
  };
  return { variables: {}, light: shared, dark: shared };
};
