import { useRef } from "react";
import { m } from "../../words/out/messages.js";
import { useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import type { Body } from "../../app/text/types.ts";
import { Editor } from "../../app/writing/Editor.tsx";
import type { Reading } from "../types.ts";
import { Upload } from "../../app/upload/Upload.tsx";

type Props = { agency: string; reading: Reading; body: Body | undefined; onWrote: (body: Body) => void };

/** A version's text in the editor, with images that are sent to the agency's own files. */
export function Writing({ agency, reading: { edition, images }, body, onWrote }: Props) {
  const sent = useRef(new Map(Object.entries(images)));
  const attach = useAct("POST /v1/agencies/{agency}/versions/{id}/attach", []);
  return (
    <>
      <Said error={attach.error} />
      <Editor
        body={body}
        onWrote={onWrote}
        addressOf={(sha256) => sent.current.get(sha256)}
        tools={(editor) => (
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
        )}
      />
    </>
  );
}
