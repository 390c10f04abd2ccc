const web = /^https:\/\/[^\s\\]+$/i;
const mail = /^mailto:[^\s<>"\\:@/]+@[^\s<>"\\:@/]+$/i;
const place = /^#[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;

/**
 * Whether an address may stand in a text: a page over https, a mailbox, or a place in the same text. Nothing else: no script or data, no
 * address relative to wherever the text is shown, and no name before an @ that would pass for the host.
 */
export function isLink(href: string): boolean {
  if (place.test(href) || mail.test(href)) return true;
  if (!web.test(href) || !URL.canParse(href)) return false;
  const { protocol, username, password, hostname } = new URL(href);
  return protocol === "https:" && username === "" && password === "" && hostname.includes(".");
}
