export const Logo = ({ size = 26 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
    <rect width="26" height="26" rx="4" fill="var(--muc)" />
    <path d="M6 20h14" stroke="var(--on-muc)" strokeWidth="2" />
    <path d="m7 11.5 4 4 8-9" fill="none" stroke="var(--on-muc)" strokeWidth="2.4" />
  </svg>
);
