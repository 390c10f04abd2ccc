import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Answer } from "../app/api-types.ts";
import { amount, share } from "../app/format.ts";
import { ask } from "../app/query.ts";
import { Mark } from "../ui/Mark.tsx";

/** How far the import has come while it runs, and then what it did. */
export function Progress({ done, onAgain }: { done: Answer<"POST /v1/imports"> | undefined; onAgain: () => void }) {
  const running = useQuery({
    ...ask("GET /v1/imports", { limit: 1 }),
    refetchInterval: done ? false : 500,
    throwOnError: false,
    enabled: !done,
  });
  const now = running.data?.items[0];
  if (done?.state === "applied")
    return (
      <div className="stack imported">
        <h2 className="row">
          <Mark shape="done" tone="green" /> {m.imports_done({ created: amount(done.created) })}
        </h2>
        <p className="soft">{m.imports_done_text({ unchanged: amount(done.unchanged), file: done.file })}</p>
        <div className="row">
          <Button component={Link} to="/agencies">
            {m.imports_see()}
          </Button>
          <Button variant="default" onClick={onAgain}>
            {m.imports_another()}
          </Button>
        </div>
      </div>
    );
  const [part, whole] = now?.state === "accepted" ? [now.done, now.total] : [0, 0];
  return (
    <div className="stack imported" role="status">
      <p className="dense">
        {whole > 0 ? m.imports_running({ done: amount(part), total: amount(whole), share: share(part, whole) }) : m.imports_starting()}
      </p>
      <progress aria-label={m.imports_take()} max={whole || 1} value={whole ? part : undefined} />
      <p className="small mute">{m.imports_leave()}</p>
    </div>
  );
}
