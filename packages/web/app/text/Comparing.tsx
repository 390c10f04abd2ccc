import { NativeSelect } from "@mantine/core";
import { m } from "../../words/out/messages.js";
import { Choose } from "../../ui/Choose.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Said } from "../Said.tsx";
import { Changed } from "./Changed.tsx";
import type { Line } from "./types.ts";

/** What the address says of a comparison: which text was, which is, and `inline` or beside each other. */
export type CompareSearch = { from?: string; to?: string; as?: string };
type Side = { value: string; options: readonly { value: string; label: string }[]; name: string };
type Props = {
  was: Side;
  is: Side;
  as: string | undefined;
  diff: { same: boolean; blocks: readonly Line[] } | undefined;
  error: Error | null;
  onChoose: (next: CompareSearch) => void;
  /** Where one came from. */
  back: React.ReactNode;
};

/** Two texts of one thing, chosen and compared line by line: beside each other, or the changes within the text. */
export function Comparing({ was, is, as, diff, error, onChoose, back }: Props) {
  const inline = as === "inline";
  return (
    <>
      <div className="filters">
        <NativeSelect
          className="pick whole"
          label={m.documents_was()}
          value={was.value}
          onChange={({ currentTarget }) => onChoose({ from: currentTarget.value })}
          data={was.options}
        />
        <NativeSelect
          className="pick whole"
          label={m.documents_is()}
          value={is.value}
          onChange={({ currentTarget }) => onChoose({ to: currentTarget.value })}
          data={is.options}
        />
        <Choose
          label={m.documents_view()}
          value={inline ? "inline" : "sides"}
          onChange={(chosen) => onChoose({ as: chosen })}
          options={[
            { value: "sides", label: m.documents_sides() },
            { value: "inline", label: m.documents_inline() },
          ]}
        />
        <p className="row after">{back}</p>
      </div>
      <Said error={error} />
      {!diff && !error && <Skeleton lines={8} />}
      {diff && !diff.same && <Changed diff={diff} was={was.name} is={is.name} inline={inline} />}
    </>
  );
}
