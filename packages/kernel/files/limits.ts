/** Bytes of one file, unless the stage says less. */
export const maxFileSize = 200 * 1024 * 1024;
export const maxNameLength = 200;
/** What was sent and not confirmed is gone after a day, swept or not. */
export const incomingLifeMs = 24 * 3600 * 1000;
/** An address to send to lives an hour: a large file over a slow line. One to read from lives minutes. */
export const uploadLifeMs = 3600 * 1000;
export const downloadLifeMs = 5 * 60 * 1000;

/** An archive may promise more than any machine holds. A real document of 200 MB is far below each of these. */
export const maxEntries = 2000;
export const maxInflated = 500 * 1024 * 1024;
export const maxRatio = 200;
/** Small parts, such as an empty sheet, pack better than any bomb; the ratio is asked of larger ones. */
export const ratioFrom = 1024 * 1024;
/** Parts that are looked at whole: relationships, lists of types. */
export const maxWhole = 4 * 1024 * 1024;
/** A workbook behind a chart, a drawing inside a text. */
export const maxEmbedded = 8 * 1024 * 1024;
export const maxPixels = 150_000_000;
