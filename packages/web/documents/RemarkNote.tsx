import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { moment } from "../app/format.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import type { Remark } from "./types.ts";

/** A remark with its answers; whoever may review answers it, and says that it is dealt with. */
export function RemarkNote({ agency, remark: { comment, orphaned, place }, mayAct }: { agency: string; remark: Remark; mayAct: boolean }) {
  const [words, setWords] = useState<string | undefined>();
  const answer = useAct("POST /v1/agencies/{agency}/comments/{id}/answer");
  const resolve = useAct("POST /v1/agencies/{agency}/comments/{id}/resolve");
  const reopen = useAct("POST /v1/agencies/{agency}/comments/{id}/reopen");
  const one = { agency, id: comment.id };
  const done = comment.state === "resolved";
  return (
    <aside className={done ? "comment done" : "comment"} aria-label={m.documents_remark_of({ name: comment.by.name })}>
      {comment.anchor && (orphaned || place?.sure === false || done) && (
        <p className="small mute">
          {orphaned ? m.documents_orphaned() : place?.sure === false ? m.documents_unsure() : ""} “{comment.anchor.quote}”
        </p>
      )}
      <p className="dense">
        <strong>{comment.by.name}</strong> <span className="mute">{moment(comment.at)}</span>
        <br />
        {comment.text}
      </p>
      {comment.replies.map((reply) => (
        <p key={reply.at + reply.by.id} className="dense reply">
          <strong>{reply.by.name}</strong> <span className="mute">{moment(reply.at)}</span>
          <br />
          {reply.text}
        </p>
      ))}
      {done && <p className="small tone-green">{m.documents_resolved_by({ name: comment.resolvedBy.name })}</p>}
      {words !== undefined && (
        <form
          className="stack s"
          onSubmit={(event) => {
            event.preventDefault();
            void answer.act({ ...one, text: words }, comment.version).then((answered) => answered && setWords(undefined));
          }}
        >
          <Textarea
            label={m.documents_answer_words()}
            rows={2}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            autoFocus
          />
          <div className="row">
            <Button type="submit" variant="default" size="xs" loading={answer.pending} disabled={!words.trim()}>
              {m.documents_answer_send()}
            </Button>
            <Button variant="subtle" size="xs" onClick={() => setWords(undefined)}>
              {m.ui_not_now()}
            </Button>
          </div>
        </form>
      )}
      <Said error={answer.error ?? resolve.error ?? reopen.error} />
      {mayAct && words === undefined && (
        <div className="row noprint">
          {done ? (
            <Button variant="default" size="xs" loading={reopen.pending} onClick={() => void reopen.act(one, comment.version)}>
              {m.documents_remark_reopen()}
            </Button>
          ) : (
            <>
              <Button variant="default" size="xs" onClick={() => setWords("")}>
                {m.documents_answer()}
              </Button>
              <Button variant="default" size="xs" loading={resolve.pending} onClick={() => void resolve.act(one, comment.version)}>
                {m.documents_resolve()}
              </Button>
            </>
          )}
        </div>
      )}
    </aside>
  );
}
