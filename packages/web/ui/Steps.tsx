import { m } from "../words/out/messages.js";

/** The steps of a wizard, at most five. */
export const Steps = ({ names, at }: { names: readonly string[]; at: number }) => (
  <ol className="steps" aria-label={m.ui_steps()}>
    {names.map((name, i) => (
      <li key={name} className={i < at ? "ok" : ""} aria-current={i === at ? "step" : undefined}>
        <b aria-hidden="true">{i < at ? "✓" : i + 1}</b>
        {name}
        {i < at && <span className="vh">, {m.ui_step_done()}</span>}
      </li>
    ))}
  </ol>
);
