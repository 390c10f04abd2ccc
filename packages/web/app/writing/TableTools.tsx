import type { Editor } from "@tiptap/react";
import { m } from "../../words/out/messages.js";

const tools: readonly [() => string, (editor: Editor) => void][] = [
  [m.editor_row_add, (e) => void e.chain().focus().addRowAfter().run()],
  [m.editor_row_cut, (e) => void e.chain().focus().deleteRow().run()],
  [m.editor_column_add, (e) => void e.chain().focus().addColumnAfter().run()],
  [m.editor_column_cut, (e) => void e.chain().focus().deleteColumn().run()],
  [m.editor_cells_join, (e) => void e.chain().focus().mergeOrSplit().run()],
  [m.editor_header_row, (e) => void e.chain().focus().toggleHeaderRow().run()],
  [m.editor_table_cut, (e) => void e.chain().focus().deleteTable().run()],
];

/** What is done to the table one writes in. */
export const TableTools = ({ editor }: { editor: Editor }) => (
  <div className="row tools-more dense">
    {tools.map(([label, act]) => (
      <button key={label()} type="button" className="btn link" onClick={() => act(editor)}>
        {label()}
      </button>
    ))}
  </div>
);
