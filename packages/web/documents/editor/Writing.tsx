import { EditorContent, useEditor } from "@tiptap/react";
import { useMemo, useRef } from "react";
import { m } from "../../words/out/messages.js";
import { useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import type { Body, Reading } from "../types.ts";
import { extensionsFor } from "./schema.ts";
import { Toolbar } from "./Toolbar.tsx";
import { Upload } from "./Upload.tsx";
import type { UseSaving } from "./useSaving.ts";

type Props = { agency: string; reading: Reading; saving: UseSaving; body: Body | undefined };

/** The page one writes on. Every change goes to the saver as it is. */
export function Writing({ agency, reading: { edition, images }, saving, body }: Props) {
  const sent = useRef(new Map(Object.entries(images)));
  const extensions = useMemo(() => extensionsFor((sha256) => sent.current.get(sha256)), []);
  const attach = useAct("POST /v1/agencies/{agency}/versions/{id}/attach", []);
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
    // Safe: the schema is the one of the text; the API looks at every node all the same.
    onUpdate: ({ editor: now }) => saving.wrote(now.getJSON() as unknown as Body),
  });
  return (
    <div className="editor">
      <Toolbar editor={editor}>
        <Upload
          agency={agency}
          accept=".png,.jpg,.jpeg"
          label={m.editor_image()}
          small
          onSent={async ({ sha256, name, url }) => {
            sent.current.set(sha256, url);
            if (!(await attach.act({ agency, id: edition.id, sha256, as: "image" }))) return;
            editor
              .chain()
              .focus()
              .insertContent({ type: "image", attrs: { file: sha256, alt: name.replace(/\.\w+$/, ""), width: 100 } })
              .run();
          }}
        />
      </Toolbar>
      <Said error={attach.error} />
      <EditorContent editor={editor} className="sheet" />
    </div>
  );
}
