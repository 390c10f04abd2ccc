import { Link } from "@tanstack/react-router";
import { m } from "../../words/out/messages.js";
import { moment } from "../../app/format.ts";
import { type Edition } from "../types.ts";
import { type At, formerOf } from "./steps.ts";

/** What changed and why, in the drafter's words, with the way to the comparison. */
export function WhatChanged({ at }: { at: At }) {
  const { agency, document, work } = at;
  const { changes } = work.edition;
  const former = formerOf(at);
  return (
    <div className="stack xs dense">
      {changes && (
        <dl className="what">
          <div>
            <dt>{m.documents_summary()}</dt>
            <dd>{changes.summary}</dd>
          </div>
          <div>
            <dt>{m.documents_why()}</dt>
            <dd>{changes.reason}</dd>
          </div>
          {changes.legalBasis.length > 0 && (
            <div>
              <dt>{m.documents_basis()}</dt>
              <dd>{changes.legalBasis.join("; ")}</dd>
            </div>
          )}
        </dl>
      )}
      <p className="row">
        <Link to="/agencies/$agency/documents/$document" params={{ agency, document: document.id }} search={{ version: work.edition.id }}>
          {m.documents_open_version()}
        </Link>
        {former && (
          <Link
            to="/agencies/$agency/documents/$document/compare"
            params={{ agency, document: document.id }}
            search={{ from: former, to: work.edition.id }}
          >
            {m.documents_see_changes()}
          </Link>
        )}
      </p>
    </div>
  );
}

/** Why it was sent back last. */
export const LastRemark = ({ edition }: { edition: Edition }) =>
  "remark" in edition && edition.remark ? (
    <p className="note amber">
      <strong>{edition.remark.by.name}</strong> <span className="mute">{moment(edition.remark.at)}</span>
      <br />
      {edition.remark.text}
    </p>
  ) : null;
