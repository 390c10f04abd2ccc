import type { ReactNode } from "react";
import { m } from "../words/out/messages.js";
import { speak, useLanguage } from "../app/language.ts";
import { Logo } from "../ui/Logo.tsx";
import "./account.css";

/** The frame of the pages before one is in: one column, one act. */
export function Card({ title, lead, children, foot }: { title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode }) {
  const spoken = useLanguage();
  return (
    <main className="signin">
      <title>{`${title} · Chuẩn`}</title>
      <div className="stack l card">
        <div className="row name">
          <Logo size={34} />
          <div>
            <p className="brandname">Chuẩn</p>
            <p className="small mute">{m.account_product()}</p>
          </div>
        </div>
        <div className="stack">
          <h1>{title}</h1>
          {lead && <p className="dense soft">{lead}</p>}
          {children}
        </div>
        {foot && <p className="small mute">{foot}</p>}
      </div>
      <p className="small mute signfoot">
        <a href="/docs">API</a> ·{" "}
        <button
          type="button"
          className="btn link"
          lang={spoken === "vi" ? "en" : "vi"}
          onClick={() => speak(spoken === "vi" ? "en" : "vi")}
        >
          {spoken === "vi" ? "English" : "Tiếng Việt"}
        </button>
      </p>
    </main>
  );
}
