import { IconSearch } from "@tabler/icons-react";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { Bell } from "../tasks/Bell.tsx";
import { Shell } from "../ui/Shell.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { Crumbs } from "./Crumbs.tsx";
import { KeySheet } from "./KeySheet.tsx";
import { useKeys } from "./keys.ts";
import { Lock } from "./Lock.tsx";
import { Navigation, Tabs, useEntries } from "./Navigation.tsx";
import { Offline } from "./Offline.tsx";
import { Palette } from "./Palette.tsx";
import { Places } from "./Places.tsx";
import { useChoices } from "./choices.ts";

/** What stands around every page inside. */
export function Frame() {
  const [shown, show] = useState<"palette" | "keys" | undefined>();
  const close = () => show(undefined);
  const entries = useEntries();
  const navigate = useNavigate();
  const listed = entries.filter(({ onlyFound }) => !onlyFound);
  const choices = useChoices(entries, () => show("keys"));
  useKeys({
    "mod+k": () => show("palette"),
    "?": () => show("keys"),
    "/": () => document.querySelector<HTMLElement>("main [data-filter]")?.focus(),
    ...Object.fromEntries(entries.flatMap(({ key, href }) => (key ? [[`g ${key}`, () => void navigate({ to: href })]] : []))),
  });
  return (
    <>
      <Shell
        brand={<Places />}
        nav={<Navigation entries={listed} />}
        tabs={<Tabs entries={listed} onMore={() => show("palette")} />}
        crumbs={<Crumbs />}
        tools={
          <>
            <button type="button" className="btn search" aria-keyshortcuts="Control+K Meta+K" onClick={() => show("palette")}>
              <IconSearch size={18} stroke={1.7} aria-hidden="true" />
              <span>{m.frame_search()}</span>
              <kbd className="kbd" aria-hidden="true">
                ⌘K
              </kbd>
            </button>
            <Bell />
            <AccountMenu onKeys={() => show("keys")} />
          </>
        }
        notice={<Offline />}
      >
        <Outlet />
      </Shell>
      {shown === "palette" && <Palette choices={choices} onClose={close} />}
      {shown === "keys" && <KeySheet entries={entries} onClose={close} />}
      <Lock />
    </>
  );
}
