/** Percent-encoded as RFC 5987 asks: what encodeURIComponent leaves alone and `attr-char` does not allow. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** For readers that know no RFC 5987: the same name without dấu, and nothing that needs quoting. */
const plain = (name: string) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/[^ -~]|["\\%]/gu, "_");

/**
 * `Content-Disposition` that saves, and never shows: RFC 6266 with the name in NFC after RFC 5987. A name kept under older rules
 * must stay downloadable, so what is forbidden today becomes `_` instead of a refusal.
 */
export function attachment(name: string): string {
  const clean = name
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|\uFFFD]/gu, "_");
  return `attachment; filename="${plain(clean)}"; filename*=UTF-8''${encoded(clean)}`;
}
