import { m } from "../../words/out/messages.js";
import { Changed } from "../../app/text/Changed.tsx";
import type { Line } from "../../app/text/types.ts";
import { passage as looks } from "../../app/states.ts";
import { Choose } from "../../ui/Choose.tsx";
import { State } from "../../ui/Mark.tsx";
import type { ThreeWay } from "../types.ts";

type Told = ThreeWay["passages"][number];
export type Takes = "model" | "ours" | "both";
type Props = {
  at: number;
  passage: Told;
  takes: Takes | undefined;
  decided: boolean;
  onSay: ((takes: Takes) => void) | undefined;
};

/** One passage: what the newer model made of it and what the agency did, and which of both is to stand. */
export function Passage({ at, passage: { is, model, ours }, takes, decided, onSay }: Props) {
  if (is === "none") return null;
  const words: { [T in Takes]: string } = {
    model: m.models_takes_model(),
    ours: is === "model" ? m.models_takes_as_was() : m.models_takes_ours(),
    both: m.models_takes_both(),
  };
  const open: readonly Takes[] = is === "conflict" ? ["ours", "model", "both"] : is === "model" ? ["model", "ours"] : [];
  return (
    <section className={`passage ${is}`} aria-label={m.models_passage({ number: at + 1 })}>
      <div className="row between lg top">
        <State {...looks[is]} />
        {onSay && open.length > 0 && (
          <Choose
            label={is === "conflict" && !decided ? m.models_to_decide() : m.models_takes()}
            value={takes ?? ""}
            onChange={(value) => onSay(value as Takes)}
            options={open.map((value) => ({ value, label: words[value] }))}
          />
        )}
      </div>
      <div className={model && ours && is !== "agreed" ? "sides" : ""}>
        {ours && is !== "agreed" && <Side name={m.models_side_ours()} lines={ours} />}
        {model && <Side name={is === "agreed" ? m.models_side_same() : m.models_side_model()} lines={model} />}
      </div>
    </section>
  );
}

const Side = ({ name, lines }: { name: string; lines: readonly Line[] }) => (
  <div>
    <h3 className="small mute">{name}</h3>
    <Changed diff={{ blocks: lines }} was="" is="" inline />
  </div>
);
