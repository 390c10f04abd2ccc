import { m } from "../words/out/messages.js";
import { signOut } from "../app/session.ts";

/** The way out of a page that one cannot go on from. */
export const Leave = () => (
  <p className="dense">
    <button type="button" className="btn link" onClick={() => void signOut()}>
      {m.frame_sign_out()}
    </button>
  </p>
);
