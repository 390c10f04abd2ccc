import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { m } from "../words/out/messages.js";
import { language } from "../app/language.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { base64, type Sheet, sheetOf, template } from "./sheet.ts";

const most = 3 * 1024 * 1024;

/** The file: dropped, or chosen. It is read where it lands and kept nowhere. */
export function ChooseFile({ onOpened }: { onOpened: (sheet: Sheet) => void }) {
  const open = useAct("POST /v1/imports/open", []);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, over] = useState(false);
  const [fault, setFault] = useState<string>();
  const read = async (file: File | undefined) => {
    if (!file) return;
    setFault(undefined);
    if (file.size > most) return setFault(m.imports_too_large());
    const opened = await open.act({ name: file.name, content: base64(new Uint8Array(await file.arrayBuffer())) });
    if (!opened) return;
    const [first] = opened.problems;
    if (first) return setFault(language() === "vi" ? first.vi : first.en);
    onOpened(sheetOf(file.name, opened));
  };
  const download = () => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(template()), download: "danh-sach-co-quan.csv" });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="stack choose-file">
      <div
        className="drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          over(true);
        }}
        onDragLeave={() => over(false)}
        onDrop={(event) => {
          event.preventDefault();
          over(false);
          void read(event.dataTransfer.files[0]);
        }}
      >
        <p className="what">{m.imports_drop()}</p>
        <p className="small mute">{m.imports_formats()}</p>
        <input
          ref={input}
          type="file"
          className="vh"
          tabIndex={-1}
          aria-label={m.imports_file()}
          accept=".xlsx,.csv,.tsv,.txt"
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
        <Button loading={open.pending} onClick={() => input.current?.click()}>
          {m.imports_browse()}
        </Button>
      </div>
      {fault && (
        <p className="note red" role="alert">
          {fault}
        </p>
      )}
      <Said error={open.error} />
      <p className="dense soft">
        {m.imports_template_text()}{" "}
        <button type="button" className="btn link" onClick={download}>
          {m.imports_template()}
        </button>
      </p>
    </div>
  );
}
