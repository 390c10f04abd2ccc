import { maxNameLength } from "../limits.ts";
import { refusal } from "../refusals.ts";
import { type ServedType, servedTypes } from "../types.ts";

// Names of devices to Windows, with any extension; it takes the superscript digits for digits too.
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])$/iu;
// Cf holds the bidi marks that turn `fdp.exe` around, the zero-width ones and the soft hyphen.
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/u;

/**
 * The name in NFC, as it will be kept. Vietnamese names survive whichever way their dấu were written.
 * @throws invalid `file.name_*`
 */
export function checkName(given: string, type: ServedType): string {
  const name = given.normalize("NFC").trim();
  if (name === "") throw refusal("file.name_empty");
  // Points, not UTF-16 units: what a person would count.
  if (name.length > 2 * maxNameLength || [...name].length > maxNameLength) throw refusal("file.name_too_long");
  if (!name.isWellFormed() || hidden.test(name)) throw refusal("file.name_hidden");
  if (/[/\\:]/.test(name) || /^\.+$/.test(name)) throw refusal("file.name_path");
  if (/[*?"<>|]/.test(name) || /[.\s]$/u.test(name)) throw refusal("file.name_forbidden");
  if (reserved.test(name.split(".")[0]!.trim())) throw refusal("file.name_reserved");
  const [, stem, extension] = /^(.*)\.([^.]*)$/su.exec(name) ?? [];
  if (!stem?.trim() || !servedTypes[type].extensions.some((each: string) => each === extension!.toLowerCase()))
    throw refusal("file.name_extension");
  return name;
}
