import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { Menu } from "../ui/Menu.tsx";
import { initials } from "./format.ts";
import { Looks } from "./Looks.tsx";
import { signOut, useSession } from "./session.ts";

/** Who one is, how the pages look and speak, and the way out. */
export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const session = useSession();
  if (session.state !== "in") return null;
  const { me } = session;
  return (
    <Menu
      at="right"
      className="iconbtn"
      button={
        <>
          <span className="vh">{m.frame_account()} </span>
          <span className="avatar">{initials(me.name)}</span>
        </>
      }
    >
      <div className="who">
        <strong>{me.name}</strong>
        <span className="small mute">{me.email}</span>
      </div>
      <Looks />
      <ul>
        <li>
          <Link to="/account">{m.account_own()}</Link>
        </li>
        <li>
          <button type="button" className="btn" data-close onClick={onKeys}>
            {m.frame_keys()}
          </button>
        </li>
        {me.links.length > 1 && (
          <li>
            <Link to="/workspaces">{m.frame_other_workspace()}</Link>
          </li>
        )}
        <li>
          <button type="button" className="btn" data-close onClick={() => void signOut()}>
            {m.frame_sign_out()}
          </button>
        </li>
      </ul>
    </Menu>
  );
}
