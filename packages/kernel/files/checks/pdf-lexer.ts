/** What the lexer tells as it goes. Offsets are in the pushed content as a whole. */
export type PdfListener = {
  /** A name without its slash, its `#xx` resolved (ISO 32000-2, 7.3.5). */
  readonly name: (name: string) => void;
  /** Anything else that is neither string nor comment: a number or a keyword. */
  readonly word: (word: string) => void;
};

const [normal, comment, string, escaped, name, word] = [0, 1, 2, 3, 4, 5];
const longest = 127;
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
// ( ) < > [ ] { } / %
const delimiters = new Set([0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x25]);

/**
 * Reads PDF objects that arrive piece by piece. `push` returns how far it came: short of the end only behind the word `stream`, for what
 * follows there is no PDF syntax.
 */
export function pdfLexer(listener: PdfListener) {
  let state = normal;
  let depth = 0;
  let text = "";

  const finish = (): boolean => {
    const [was, said] = [state, text];
    state = normal;
    text = "";
    if (was === name) listener.name(said.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
    if (was === word) listener.word(said);
    return was === word && said === "stream";
  };

  const begin = (byte: number) => {
    if (byte === 0x25) state = comment;
    else if (byte === 0x28) [state, depth] = [string, 1];
    else if (byte === 0x2f) state = name;
    else if (!isSpace(byte) && !delimiters.has(byte)) [state, text] = [word, String.fromCharCode(byte)];
  };

  const inString = (byte: number) => {
    if (byte === 0x5c) state = escaped;
    else if (byte === 0x28) depth++;
    else if (byte === 0x29 && --depth === 0) state = normal;
  };

  return {
    push(piece: Uint8Array, from = 0): number {
      for (let i = from; i < piece.length; i++) {
        const byte = piece[i]!;
        if (state === string) inString(byte);
        else if (state === escaped) state = string;
        else if (state === comment) {
          if (byte === 0x0a || byte === 0x0d) state = normal;
        } else if (state === normal) begin(byte);
        else if (isSpace(byte) || delimiters.has(byte)) {
          if (finish()) return i;
          begin(byte);
        } else if (text.length < longest) text += String.fromCharCode(byte);
      }
      return piece.length;
    },
    end: () => void finish(),
  };
}
