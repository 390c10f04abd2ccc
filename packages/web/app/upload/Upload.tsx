import { Button } from "@mantine/core";
import { useId, useRef, useState } from "react";
import { m } from "../../words/out/messages.js";
import { share } from "../format.ts";
import { Said } from "../Said.tsx";
import { type Sent, upload } from "./upload.ts";
import "./upload.css";

type Props = { agency: string; accept: string; label: string; onSent: (sent: Sent) => void | Promise<void>; small?: boolean };

/** Chooses a file and sends it: how far it is, and a way to give it up. */
export function Upload({ agency, accept, label, onSent, small }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [going, setGoing] = useState<{ name: string; part: number; stop: () => void } | undefined>();
  const [error, setError] = useState<Error | null>(null);
  const start = async (file: File) => {
    const giving = new AbortController();
    setError(null);
    setGoing({ name: file.name, part: 0, stop: () => giving.abort() });
    try {
      await onSent(await upload(file, { agency, signal: giving.signal, onProgress: (part) => setGoing((was) => was && { ...was, part }) }));
    } catch (failed) {
      if (!giving.signal.aborted) setError(failed as Error);
    } finally {
      setGoing(undefined);
    }
  };
  return (
    <div className="upload">
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = "";
          if (file) void start(file);
        }}
      />
      {going ? (
        <div className="row upload-going">
          <label className="small" htmlFor={id}>
            {m.editor_sending({ name: going.name })}
          </label>
          <progress id={id} value={going.part} max={1} />
          <span className="small num">{share(Math.round(going.part * 100), 100)}</span>
          <Button variant="default" size="xs" onClick={going.stop}>
            {m.editor_stop()}
          </Button>
        </div>
      ) : (
        <Button variant="default" {...(small ? { size: "xs" } : {})} onClick={() => input.current?.click()}>
          {label}
        </Button>
      )}
      <Said error={error} />
    </div>
  );
}
