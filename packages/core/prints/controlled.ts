/** Someone who drafted, reviewed or approved. Title and capacity are frozen as they were on the day. */
export type Signer = {
  name: string;
  /** Position, such as "Phó Chủ tịch". */
  title?: string | undefined;
  /** For whom one signs, as it stands above the position: "KT. CHỦ TỊCH", "TL. CHỦ TỊCH", "Q. GIÁM ĐỐC". */
  capacity?: string | undefined;
  /** Civil date; none while it has not been signed. */
  on?: string | undefined;
};

/** One line of the table of amendments. `edition` is what people call it, such as "02/01"; `on` is a civil date. */
export type Amendment = { edition: string; on?: string | undefined; change: string; reason: string };

/** The approval as sealed: its SHA-256 (hex), who signed and at which instant. */
export type Seal = { sha256: string; name: string; title?: string | undefined; capacity?: string | undefined; at: string };

/**
 * Whether the copy may be worked by. Only `effective` prints without a mark across the page. `on` is the civil date on which it went out of
 * force, `replacedBy` names what is in force instead.
 */
export type PrintStanding =
  | { is: "in_preparation" }
  | { is: "scheduled"; seal: Seal }
  | { is: "effective"; seal: Seal }
  | { is: "superseded"; seal: Seal; on: string; replacedBy: string }
  | { is: "withdrawn"; seal: Seal; on: string };

/** What the header and the first page of a controlled document say (ISO 9001, 7.5.2 and 7.5.3). */
export type Controlled = {
  /** The body above the agency, printed over its name. */
  superior?: string | undefined;
  agency: string;
  /** Kind of document as on paper, such as "Quy trình". */
  kind: string;
  code: string;
  title: string;
  issue: number;
  revision: number;
  /** Civil date; none while it is not fixed. */
  effectiveOn?: string | undefined;
  drafted: readonly Signer[];
  reviewed: readonly Signer[];
  approved: readonly Signer[];
  amendments: readonly Amendment[];
  standing: PrintStanding;
  /** Instant for the metadata of the file. Equal input gives equal bytes, so pass the time of the last change and not the clock's. */
  made: string;
};
