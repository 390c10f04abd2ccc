import { type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { Choose } from "../ui/Choose.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useDensity } from "./density.ts";
import { initials } from "./format.ts";
import { speak, useLanguage } from "./language.ts";
import { signOut, useSession } from "./session.ts";

/** Who one is, how the pages look and speak, and the way out. */
export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const session = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useDensity();
  const spoken = useLanguage();
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
      <Choose
        label={m.frame_scheme()}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as MantineColorScheme)}
        options={[
          { value: "light", label: m.frame_light() },
          { value: "dark", label: m.frame_dark() },
          { value: "auto", label: m.frame_auto() },
        ]}
      />
      <Choose
        label={m.frame_density()}
        value={density}
        onChange={(value) => setDensity(value as typeof density)}
        options={[
          { value: "roomy", label: m.frame_roomy() },
          { value: "dense", label: m.frame_dense() },
        ]}
      />
      <Choose
        label={m.frame_language()}
        value={spoken}
        onChange={(value) => speak(value as typeof spoken)}
        options={[
          { value: "vi", label: "Tiếng Việt" },
          { value: "en", label: "English" },
        ]}
      />
      <ul>
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
