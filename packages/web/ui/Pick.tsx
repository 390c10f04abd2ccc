import { NativeSelect } from "@mantine/core";

type Option = { value: string; label: string };
type Props = {
  label: string;
  all: string;
  value: string | undefined;
  options: readonly Option[];
  onPick: (value: string | undefined) => void;
};

/** A filter: one of many, or none of them. */
export const Pick = ({ label, all, value, options, onPick }: Props) => (
  <NativeSelect
    aria-label={label}
    className="pick"
    value={value ?? ""}
    data={[{ value: "", label: all }, ...options]}
    onChange={({ currentTarget }) => onPick(currentTarget.value || undefined)}
  />
);
