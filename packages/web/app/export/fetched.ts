/** Fetches what a signed address offers; it answers as an attachment, so the page stays. */
export function save({ url, name }: { url: string; name: string }): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
