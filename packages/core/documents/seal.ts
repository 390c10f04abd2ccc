import { canonical, type Json } from "@chuan/kernel";
import { createHash } from "node:crypto";
import type { Version } from "./version.ts";

type Sealed = Extract<Version, { state: "approved" | "disposed" }>;

/** What approval freezes: the content by its digest, the number, the day, and everyone's name and title. */
const sealedPart = (v: Omit<Extract<Sealed, { state: "approved" }>, "seal" | "state">): Json =>
  JSON.parse(
    JSON.stringify({
      document: v.document,
      code: v.code,
      title: v.title,
      kind: v.kind,
      issue: v.issue,
      revision: v.revision,
      content: v.content,
      drafter: v.drafter,
      changes: v.changes,
      order: v.order,
      reviewers: v.reviewers,
      submittedAt: v.submittedAt,
      reviewedAt: v.reviewedAt,
      effectiveFrom: v.effectiveFrom,
      approver: v.approver,
    }),
  ) as Json;

/** SHA-256 over what was approved, hex. */
export const sealOf = (v: Omit<Extract<Sealed, { state: "approved" }>, "seal" | "state">): string =>
  createHash("sha256")
    .update(canonical(sealedPart(v)))
    .digest("hex");

/** Whether a version is still what was approved. The content itself is held against its digest by whoever has the bytes. */
export const isWhole = (v: Sealed): boolean => sealOf(v) === v.seal;
