import { m } from "../words/out/messages.js";
import { Unreachable } from "./problem.ts";

/** What the API says of no field: beside the button that was pressed, and heard at once. */
export function Said({ error, form }: { error: Error | null; form?: { said: string | undefined } }) {
  const text = error instanceof Unreachable ? m.frame_unreachable_text() : form ? form.said : error?.message;
  if (!text) return null;
  return (
    <p className="note red" role="alert">
      {text}
    </p>
  );
}
