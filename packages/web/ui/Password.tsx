import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import "@mantine/core/styles/PasswordInput.css";
import "@mantine/core/styles/ActionIcon.css";
import { m } from "../words/out/messages.js";

/** A password field whose eye has a name and a tab stop, and whose error is told to the ear as well. */
export const Password = (props: PasswordInputProps) => (
  <PasswordInput
    {...props}
    aria-invalid={props.error ? true : undefined}
    visibilityToggleButtonProps={{ "aria-label": m.ui_show_password(), tabIndex: 0 }}
  />
);
