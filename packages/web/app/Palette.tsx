import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { m } from "../words/out/messages.js";
import { Dialog } from "../ui/Dialog.tsx";
import type { Choice } from "./choices.ts";
import { useFound } from "./finds.ts";
import { folded } from "./format.ts";
import { recentIn, remember } from "./recent.ts";
import { useSession } from "./session.ts";

/**
 * ⌘K: documents, agencies, pages and commands. Pages and commands by their name, without dấu, by first letters or by a part; records as
 * the API finds them. Before anything is typed, where one went last.
 */
export function Palette({ choices, onClose }: { choices: readonly Choice[]; onClose: () => void }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const navigate = useNavigate();
  const session = useSession();
  const workspace = (session.state === "in" && session.workspace) || "";
  const records = useFound(text);
  const recent = text === "" ? recentIn(workspace).map((each): Choice => ({ ...each, group: m.frame_recent() })) : [];
  const there = new Set(records.choices.map(({ go }) => go));
  const meant = choices.filter((choice) => !there.has(choice.go) && isMeant(choice, text));
  const found = [...recent, ...records.choices, ...meant];
  const groups = [...new Set(found.map(({ group }) => group))];
  const ordered = groups.flatMap((group) => found.filter((choice) => choice.group === group));
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    remember(workspace, choice);
    if (typeof choice.go === "string") void navigate({ to: choice.go });
    else choice.go();
  };
  const press = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((ordered.length + at + step) % Math.max(1, ordered.length));
    }
    if (event.key === "Enter") {
      event.preventDefault();
      take(ordered[at]);
    }
  };
  return (
    <Dialog title={m.frame_palette()} className="palette" onClose={onClose}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={ordered[at] ? `${id}-${at}` : undefined}
        aria-label={m.frame_palette()}
        placeholder={m.frame_search()}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={m.frame_results()}>
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group}>
            <p className="small mute" aria-hidden="true">
              {group}
            </p>
            {ordered.map((choice, i) =>
              choice.group === group ? (
                // The field keeps the focus; the arrows and Enter of the field choose.
                <div
                  key={`${group}${choice.id}`}
                  id={`${id}-${i}`}
                  role="option"
                  aria-selected={i === at}
                  tabIndex={-1}
                  onClick={() => take(choice)}
                >
                  <span className="grow">{choice.label}</span>
                  {choice.aside && <span className="small mute hide-s">{choice.aside}</span>}
                  {i === at && <kbd className="kbd">↵</kbd>}
                </div>
              ) : null,
            )}
          </div>
        ))}
      </div>
      <p className="small mute tips" role="status">
        {records.seeking ? m.frame_seeking() : ordered.length === 0 ? m.frame_nothing_found({ text }) : m.frame_palette_tips()}
      </p>
    </Dialog>
  );
}

function isMeant({ label, group, aside = "", words = "" }: Choice, text: string): boolean {
  const whole = folded(`${label} ${aside} ${words} ${group}`);
  const first = folded(label)
    .split(/\s+/)
    .map((word) => word[0])
    .join("");
  return folded(text)
    .split(/\s+/)
    .every((word) => whole.includes(word) || first.startsWith(word));
}
