/**
 * The content policy of the pages: the application brings its own scripts, styles, fonts and pictures, and speaks to its own API and, where
 * files lie elsewhere, to `storage`; nothing else may run in its pages or be spoken to.
 */
export const webPolicy = (storage = ""): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: blob: ${storage}`,
    "font-src 'self'",
    `connect-src 'self' ${storage}`,
    "frame-src 'self' blob:",
    "worker-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
    .map((part) => part.trim())
    .join("; ");
