import { Button, Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/InlineInput.css";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { Dialog } from "../ui/Dialog.tsx";
import { lettersOn, switchLetters } from "./keys.ts";
import type { Entry } from "./noun.ts";

/** The `?` sheet: what the keyboard does here. */
export function KeySheet({ entries, onClose }: { entries: readonly Entry[]; onClose: () => void }) {
  const [letters, setLetters] = useState(lettersOn);
  const rows: [string, string][] = [
    ["Ctrl K, ⌘ K", m.frame_key_palette()],
    ["?", m.frame_key_sheet()],
    ["/", m.frame_key_filter()],
    ["↑ ↓ ← →", m.frame_key_arrows()],
    ["Esc", m.frame_key_close()],
    ...entries.flatMap((entry): [string, string][] => (entry.key ? [[`g ${entry.key}`, entry.label()]] : [])),
  ];
  return (
    <Dialog title={m.frame_keys()} onClose={onClose}>
      <dl className="keys">
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd className="kbd">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label={m.frame_key_letters()}
        checked={letters}
        onChange={({ currentTarget }) => {
          switchLetters(currentTarget.checked);
          setLetters(currentTarget.checked);
        }}
      />
      <div className="row">
        <Button variant="default" onClick={onClose}>
          {m.ui_close()}
        </Button>
      </div>
    </Dialog>
  );
}
