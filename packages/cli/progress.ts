import { inLang, type Lang, type Line } from "./say.ts";

export type Progress = (what: Line, done: number, of: number) => void;

/** Progress on stderr: one line that changes on a terminal, elsewhere a line for each tenth of the way. */
export function progressOn(stream: NodeJS.WriteStream, lang: Lang): { progress: Progress; end: () => void } {
  let open = false;
  let last = "";
  const end = () => {
    if (open) stream.write("\n");
    open = false;
  };
  const progress: Progress = (what, done, of) => {
    const name = inLang(what, lang);
    const tenth = `${name} ${Math.floor((done * 10) / Math.max(of, 1))}`;
    if (stream.isTTY) stream.write(`\r\u001b[K${name} ${done}/${of}`);
    else if (tenth !== last) stream.write(`${name} ${done}/${of}\n`);
    last = tenth;
    open = stream.isTTY;
    if (done >= of) end();
  };
  return { progress, end };
}
