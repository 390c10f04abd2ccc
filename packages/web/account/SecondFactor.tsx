import { m } from "../words/out/messages.js";
import { signOut } from "../app/session.ts";
import { Card } from "./Card.tsx";
import { Enrol } from "./Enrol.tsx";

/** Whoever reaches every agency of a province must have a second factor before anything else. */
export const SecondFactor = () => (
  <Card title={m.account_second_factor()} lead={m.account_second_factor_text()}>
    <Enrol onDone={() => location.assign("/")} />
    <p className="dense">
      <button type="button" className="btn link" onClick={() => void signOut().then(() => location.assign("/sign-in"))}>
        {m.frame_sign_out()}
      </button>
    </p>
  </Card>
);
