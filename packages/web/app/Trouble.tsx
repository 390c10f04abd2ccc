import { Button } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { m } from "../words/out/messages.js";
import { Head } from "../ui/Section.tsx";
import { Problem, Unreachable } from "./problem.ts";

/** What went wrong, what is kept, what to do, and the id under which the log has the rest. */
export function Trouble({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  useEffect(() => boundary.reset(), [boundary]);
  const again = () => {
    reset();
    void router.invalidate();
  };
  const told = error instanceof Problem ? error.told : undefined;
  const closed =
    told?.status === 403
      ? [m.frame_refused(), m.frame_refused_text()]
      : told?.status === 404
        ? [m.frame_gone(), m.frame_gone_text()]
        : undefined;
  return (
    <div className="trouble stack">
      <Head title={closed?.[0] ?? told?.title ?? (error instanceof Unreachable ? m.frame_unreachable() : m.frame_trouble())} />
      <p className="soft">
        {closed?.[1] ?? told?.detail ?? (error instanceof Unreachable ? m.frame_unreachable_text() : m.frame_trouble_text())}
      </p>
      <div className="row">
        {!closed && <Button onClick={again}>{m.frame_again()}</Button>}
        <Button variant={closed ? "filled" : "default"} component="a" href="/">
          {m.frame_to_start()}
        </Button>
      </div>
      {told && (
        <p className="small mute">
          {m.frame_request_id()} <span className="nowrap">{told.requestId}</span>
        </p>
      )}
    </div>
  );
}
