import { NativeSelect } from "@mantine/core";
import { m } from "../../words/out/messages.js";
import type { Body } from "../../app/text/types.ts";
import { Editor } from "../../app/writing/Editor.tsx";
import { placeholders } from "../placeholders.ts";

/** A model's text in the editor, with what agencies fill in on taking it up. A model carries no images. */
export const Writing = ({ body, onWrote }: { body: Body; onWrote: (body: Body) => void }) => (
  <Editor
    body={body}
    onWrote={onWrote}
    tools={(editor) => (
      <NativeSelect
        size="xs"
        aria-label={m.models_put()}
        value=""
        onChange={({ currentTarget }) => editor.chain().focus().insertContent(`{{${currentTarget.value}}}`).run()}
        data={[{ value: "", label: m.models_put() }, ...placeholders.map(([value, word]) => ({ value, label: word() }))]}
      />
    )}
  />
);
