import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { m } from "../words/out/messages.js";
import { useCan } from "../app/place.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { RichText } from "../app/text/RichText.tsx";
import { highlight, quoteIn } from "./passages.ts";
import { isOpen, remarksOf } from "./reads.ts";
import { RemarkNote } from "./RemarkNote.tsx";
import type { Reading, Remark } from "./types.ts";

/** The text with its remarks at their passages; those whose passage is gone, and those on the whole, stand before it. */
export function WithRemarks({ agency, reading: { edition, text, images } }: { agency: string; reading: Reading }) {
  const open = isOpen(edition);
  const { data } = useQuery({
    ...remarksOf(agency, edition.id),
    enabled: open,
  });
  const remarks: readonly Remark[] = data?.items ?? [];
  const sheet = useRef<HTMLDivElement>(null);
  const mayRemark = useCan("document:review") && open;
  useEffect(
    () =>
      highlight(
        sheet.current,
        remarks.flatMap(({ place, comment }) => (place && comment.state === "open" ? [place] : [])),
      ),
    [remarks],
  );
  if (!text) return null;
  const notes = (some: readonly Remark[]) =>
    some.map((one) => <RemarkNote key={one.comment.id} agency={agency} remark={one} mayAct={mayRemark} />);
  return (
    <>
      {mayRemark && <RemarkForm agency={agency} of={edition.id} sheet={sheet} />}
      {notes(remarks.filter(({ place }) => !place))}
      <div ref={sheet}>
        <RichText
          body={text.body}
          images={images}
          after={(from, to) => notes(remarks.filter(({ place }) => place && place.from >= from && place.from < to))}
        />
      </div>
    </>
  );
}

type FormProps = { agency: string; of: string; sheet: React.RefObject<HTMLDivElement | null> };
/** A remark on the passage that is selected, or on the whole. */
function RemarkForm({ agency, of, sheet }: FormProps) {
  const [quote, setQuote] = useState("");
  const [writing, setWriting] = useState<string | undefined>();
  const [words, setWords] = useState("");
  const { act, error, pending, reset } = useAct("POST /v1/agencies/{agency}/versions/{of}/comments");
  useEffect(() => {
    const look = () => setQuote(quoteIn(sheet.current));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [sheet]);
  if (writing === undefined)
    return (
      <p className="row remark-bar noprint">
        <Button variant="default" size="xs" onClick={() => setWriting(quote)}>
          {quote ? m.documents_remark_on_passage() : m.documents_remark()}
        </Button>
        <span className="small mute grow">{quote ? `“${short(quote)}”` : m.documents_remark_hint()}</span>
      </p>
    );
  const close = () => {
    setWriting(undefined);
    setWords("");
    reset();
  };
  return (
    <form
      className="stack s remark-bar noprint"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ agency, of, text: words, ...(writing ? { quote: writing } : {}) }).then((done) => done && close());
      }}
    >
      {writing && <p className="small quoted">“{short(writing)}”</p>}
      <Textarea
        label={m.documents_remark_words()}
        autosize={false}
        rows={3}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        autoFocus
      />
      <Said error={error} />
      <div className="row">
        <Button type="submit" variant="default" loading={pending} disabled={!words.trim()}>
          {m.documents_remark_send()}
        </Button>
        <Button variant="subtle" onClick={close}>
          {m.ui_not_now()}
        </Button>
      </div>
    </form>
  );
}

const short = (text: string) => (text.length > 90 ? `${text.slice(0, 88)}…` : text);
