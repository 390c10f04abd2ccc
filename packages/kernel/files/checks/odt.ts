import type { Source } from "../port.ts";
import { refusal } from "../refusals.ts";
import { odt } from "../types.ts";
import type { Budget } from "./inflate.ts";
import { checkPart, whole } from "./parts.ts";
import { type Listener, nameOfTag, parseTag, tagsIn } from "./xml.ts";
import type { Entry } from "./zip.ts";

const macroParts = /^(?:Basic|Scripts|Dialogs)\//i;
const scripts = new Set(["script", "event-listener", "library-embedded", "library-linked"]);
const runs = new Set(["applet", "plugin", "dde-source", "dde-connection-decl"]);

/** Whether the archive says, in its first bytes as it must, that it is OpenDocument (ODF 1.3 part 2, 3.3). */
export const isOdf = (first: Entry | undefined) => first?.name === "mimetype" && !first.deflated && first.size < 256;

/**
 * An OpenDocument text: every part looked at. Undefined when it is some other OpenDocument.
 * @throws invalid `file.malformed`, `file.polyglot`, `file.encrypted`, `file.macros`, `file.active_content`, `file.external`, …
 */
export async function checkOdt(source: Source, budget: Budget, entries: readonly Entry[]): Promise<string | undefined> {
  if (entries.some(({ name }) => macroParts.test(name))) throw refusal("file.macros");
  // Two programs would open it, each as something else.
  if (entries.some(({ name }) => name.toLowerCase() === "[content_types].xml")) throw refusal("file.polyglot");
  const manifest = entries.find(({ name }) => name === "META-INF/manifest.xml");
  if (!manifest || !entries.some(({ name }) => name === "content.xml" || name === "encrypted-package")) throw refusal("file.malformed");
  const type = (await whole(source, entries[0]!, budget)).toString("latin1");
  // ODF locks its parts one by one, inside an archive that looks open.
  for (const { name, all } of tagsIn(await whole(source, manifest, budget))) {
    if (name === "encryption-data") throw refusal("file.encrypted");
    if (all("media-type").some((type) => /vnd\.sun\.star\.basic|javascript/i.test(type))) throw refusal("file.macros");
  }
  for (const entry of entries.slice(1)) if (entry !== manifest) await checkPart(source, entry, budget, { listen });
  return type === odt ? odt : undefined;
}

/** Settings of the program, such as menus: nothing there is shown or fetched. */
const ignored = /^(?:Configurations2|META-INF|Thumbnails)\//;

function listen(part: string): Listener {
  return {
    tag(raw) {
      const name = nameOfTag(raw);
      if (scripts.has(name)) throw refusal("file.macros");
      if (runs.has(name)) throw refusal("file.active_content");
      if (!raw.includes("href") || ignored.test(part)) return;
      for (const href of parseTag(raw)?.all("href") ?? []) checkAddress(name, href.trim());
    },
  };
}

function checkAddress(element: string, href: string): void {
  if (/^(?:vnd\.sun\.star\.script|macro|javascript|slot|\.uno):/i.test(href)) throw refusal("file.macros");
  // People click these; everything else that has an address is fetched by the reader.
  if (element === "a") return;
  // A template of the writer's own disk is never fetched; its name alone does no harm.
  if (element === "template" && /^(?:file:\/\/\/(?!\/)|\/(?!\/)|\.\.\/)/i.test(href)) return;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|\\|\.\.\/)/i.test(href)) throw refusal("file.external");
}
