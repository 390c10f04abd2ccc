import { useState } from "react";

/** The token of a letter's link: read once and taken out of the address, so that it stays in no history. */
export function useToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  if (location.hash) history.replaceState(history.state, "", location.pathname);
  return token;
}
