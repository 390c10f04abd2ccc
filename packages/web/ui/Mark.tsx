/** Shape carries the state; tone only repeats it. 16 px, `currentColor`, read by ear through the word beside it. */
export type Shape = "none" | "empty" | "half" | "tick" | "done" | "late" | "wait" | "sent" | "back" | "off" | "pen" | "star";
export type Tone = "quiet" | "ink" | "muc" | "green" | "amber" | "red";

const art: Record<Shape, React.ReactNode> = {
  none: <path d="M5 8h6" stroke="currentColor" strokeWidth="1.5" />,
  empty: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 1.9" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  tick: <path d="m3.5 8.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />,
  done: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="m5 8.2 2.1 2.2L11 6" fill="none" stroke="var(--surface)" strokeWidth="1.6" />
    </>
  ),
  late: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="currentColor" />
      <path d="M8 4.2v4.6M8 10.6v1.5" stroke="var(--surface)" strokeWidth="1.8" />
    </>
  ),
  wait: (
    <>
      <circle cx="8" cy="8" r="5.7" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 4.8V8l2.2 1.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  sent: <path d="M2.5 8h10M8.8 4.2 12.6 8l-3.8 3.8" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  back: <path d="M13.5 12.5V9A3 3 0 0 0 10.5 6H3M6 3 3 6l3 3" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  off: (
    <>
      <circle cx="8" cy="8" r="5.7" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="m4.2 11.8 7.6-7.6" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  pen: <path d="m3 13 .7-3L10.5 3.2l2.3 2.3L6 12.3z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />,
  star: <path d="m8 1.8 4.4 2.6v5.2L8 14.2 3.6 9.6V4.4z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />,
};

export const Mark = ({ shape, tone = "ink", size = 16 }: { shape: Shape; tone?: Tone; size?: number }) => (
  <svg className={`mark tone-${tone}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {art[shape]}
  </svg>
);

/** A state is always mark + word. Never a coloured pill on its own. */
export const State = ({ shape, tone, word }: { shape: Shape; tone: Tone; word: string }) => (
  <span className={`state tone-${tone}`}>
    <Mark shape={shape} tone={tone} /> <span>{word}</span>
  </span>
);
