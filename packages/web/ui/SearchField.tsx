import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";

/** How long the keys must rest before what was typed is asked for, in milliseconds. */
const pause = 200;
type Props = { label: string; placeholder?: string; value: string; onChange: (text: string) => void };

/** What a list is searched by; `/` leads to it. Among filters without labels it has its own within. */
export function SearchField({ label, placeholder, value, onChange }: Props) {
  const [text, type] = useState(value);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), pause);
    return () => clearTimeout(timer);
  });
  return (
    <TextInput
      data-filter
      className="find"
      type="search"
      {...(placeholder ? { label, placeholder } : { "aria-label": label, placeholder: label })}
      value={text}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}
