import { useMantineColorScheme } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { language, speak } from "./language.ts";
import type { Shown } from "./Navigation.tsx";
import { placesIn } from "./place.ts";
import { signOut, useSession } from "./session.ts";

export type Choice = { id: string; group: string; label: string; aside?: string; words?: string; go: string | (() => void); found?: true };

/** What the palette offers: the pages of this place, the other places of the person, and commands. */
export function useChoices(entries: readonly Shown[], onKeys: () => void): Choice[] {
  const session = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const command = (id: string, label: string, go: () => void, words = ""): Choice => ({ id, group: m.frame_commands(), label, go, words });
  return [
    ...entries.map((entry): Choice => ({
      id: entry.href,
      group: m.frame_pages(),
      label: entry.label(),
      go: entry.href,
      words: entry.words ?? "",
      ...(entry.key ? { aside: `g ${entry.key}` } : {}),
    })),
    ...placesIn(session).flatMap((place): Choice[] =>
      place.agency ? [{ id: place.agency, group: m.frame_agencies(), label: place.name, go: `/agencies/${place.agency}/tasks` }] : [],
    ),
    { id: "account", group: m.frame_pages(), label: m.account_own(), go: "/account", words: "mật khẩu thiết bị xác thực password" },
    command("keys", m.frame_keys(), onKeys, "phím keyboard shortcuts"),
    command("light", m.frame_scheme_light(), () => setColorScheme("light"), "nền sáng theme"),
    command("dark", m.frame_scheme_dark(), () => setColorScheme("dark"), "nền tối theme"),
    command("auto", m.frame_scheme_auto(), () => setColorScheme("auto"), "nền máy theme"),
    language() === "vi"
      ? command("en", "English", () => speak("en"), "tiếng Anh ngôn ngữ language")
      : command("vi", "Tiếng Việt", () => speak("vi"), "language ngôn ngữ"),
    command("out", m.frame_sign_out(), () => void signOut()),
  ];
}
