import { IconSelector } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { Menu } from "../ui/Menu.tsx";
import { Brand } from "../ui/Shell.tsx";
import { placesIn, usePlace } from "./place.ts";
import { useSession } from "./session.ts";

/** The name of the place one is in; who belongs to several, or to several workspaces, goes to another from here. */
export function Places() {
  const session = useSession();
  const here = usePlace();
  const places = placesIn(session);
  const workspaces = session.state === "in" ? session.me.links.length : 0;
  const name = <span className="grow">{here.name || places[0]?.name}</span>;
  if (places.length < 2 && workspaces < 2)
    return (
      <Brand>
        <p className="small soft where">{name}</p>
      </Brand>
    );
  return (
    <Brand>
      <Menu
        at="left"
        className="where small soft"
        button={
          <>
            {name}
            <span className="vh">, {m.frame_other_place()}</span>
            <IconSelector size={16} aria-hidden="true" />
          </>
        }
      >
        <ul>
          {places.map(({ agency, name }) => (
            <li key={agency ?? ""}>
              {agency ? (
                <Link to="/agencies/$agency/tasks" params={{ agency }}>
                  {name}
                </Link>
              ) : (
                <Link to="/">{name}</Link>
              )}
            </li>
          ))}
          {workspaces > 1 && (
            <li>
              <Link to="/workspaces">{m.frame_other_workspace()}</Link>
            </li>
          )}
        </ul>
      </Menu>
    </Brand>
  );
}
