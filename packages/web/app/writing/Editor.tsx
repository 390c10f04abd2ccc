import { type Editor as Tiptap, EditorContent, useEditor } from "@tiptap/react";
import { type ReactNode, useMemo, useRef } from "react";
import { m } from "../../words/out/messages.js";
import type { Body } from "../text/types.ts";
import { extensionsFor } from "./schema.ts";
import { Toolbar } from "./Toolbar.tsx";
import "../text/text.css";
import "./writing.css";

type Props = {
  body: Body | undefined;
  /** Every change, as it is. */
  onWrote: (body: Body) => void;
  /** Addresses of images by SHA-256; none where a text carries no images. */
  addressOf?: (sha256: string) => string | undefined;
  /** What stands beside the usual tools. */
  tools?: (editor: Tiptap) => ReactNode;
};
const none = () => undefined;

/** The page one writes on. What is pasted beyond the nodes and marks of a text falls away. */
export function Editor({ body, onWrote, addressOf = none, tools }: Props) {
  const addresses = useRef(addressOf);
  const extensions = useMemo(() => extensionsFor((sha256) => addresses.current(sha256)), []);
  const editor = useEditor({
    extensions,
    content: body ?? { type: "doc", content: [{ type: "paragraph" }] },
    injectCSS: false,
    editorProps: {
      attributes: {
        class: "text writing",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": m.editor_text(),
        spellcheck: "true",
        lang: "vi",
      },
    },
    // A dialog that closes gives back the focus and leaves the caret where it was in the dialog: one writes on where one wrote.
    onFocus: ({ editor: now }) =>
      void setTimeout(() => {
        if (!now.isDestroyed && now.isFocused && !now.view.dom.contains(getSelection()?.anchorNode ?? null)) now.view.focus();
      }),
    // Safe: the schema is the one of the text; the API looks at every node all the same.
    onUpdate: ({ editor: now }) => onWrote(now.getJSON() as unknown as Body),
  });
  return (
    <div className="editor">
      <Toolbar editor={editor}>{tools?.(editor)}</Toolbar>
      <EditorContent editor={editor} className="sheet" />
    </div>
  );
}
