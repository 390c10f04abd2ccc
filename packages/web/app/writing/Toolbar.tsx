import { NativeSelect, TextInput } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconSeparator,
  IconStrikethrough,
  IconSubscript,
  IconSuperscript,
  IconTable,
  IconUnderline,
} from "@tabler/icons-react";
import { type Editor, useEditorState } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { m } from "../../words/out/messages.js";
import { TableTools } from "./TableTools.tsx";

type Icon = typeof IconBold;
type Tool = { name: string; label: () => string; icon: Icon; act: (editor: Editor) => void; on?: string };
const marks: readonly Tool[] = [
  { name: "bold", label: m.editor_bold, icon: IconBold, act: (e) => void e.chain().focus().toggleBold().run(), on: "bold" },
  { name: "italic", label: m.editor_italic, icon: IconItalic, act: (e) => void e.chain().focus().toggleItalic().run(), on: "italic" },
  {
    name: "underline",
    label: m.editor_underline,
    icon: IconUnderline,
    act: (e) => void e.chain().focus().toggleUnderline().run(),
    on: "underline",
  },
  {
    name: "strike",
    label: m.editor_strike,
    icon: IconStrikethrough,
    act: (e) => void e.chain().focus().toggleStrike().run(),
    on: "strike",
  },
  {
    name: "sup",
    label: m.editor_sup,
    icon: IconSuperscript,
    act: (e) => void e.chain().focus().toggleMark("superscript").run(),
    on: "superscript",
  },
  {
    name: "sub",
    label: m.editor_sub,
    icon: IconSubscript,
    act: (e) => void e.chain().focus().toggleMark("subscript").run(),
    on: "subscript",
  },
];
const blocks: readonly Tool[] = [
  {
    name: "bullets",
    label: m.editor_bullets,
    icon: IconList,
    act: (e) => void e.chain().focus().toggleBulletList().run(),
    on: "bulletList",
  },
  {
    name: "numbers",
    label: m.editor_numbers,
    icon: IconListNumbers,
    act: (e) => void e.chain().focus().toggleOrderedList().run(),
    on: "orderedList",
  },
  {
    name: "quote",
    label: m.editor_quote,
    icon: IconBlockquote,
    act: (e) => void e.chain().focus().toggleBlockquote().run(),
    on: "blockquote",
  },
  { name: "rule", label: m.editor_rule, icon: IconSeparator, act: (e) => void e.chain().focus().setHorizontalRule().run() },
];
const history: readonly Tool[] = [
  { name: "undo", label: m.editor_undo, icon: IconArrowBackUp, act: (e) => void e.chain().focus().undo().run() },
  { name: "redo", label: m.editor_redo, icon: IconArrowForwardUp, act: (e) => void e.chain().focus().redo().run() },
];

/** What the hand reaches for while writing; the usual keys do the same. */
export function Toolbar({ editor, children }: { editor: Editor; children: ReactNode }) {
  const [linking, setLinking] = useState<string | undefined>();
  const state = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      on: [...marks, ...blocks].flatMap(({ name, on }) => (on && e.isActive(on) ? [name] : [])).join(),
      heading: [1, 2, 3, 4].find((level) => e.isActive("heading", { level })) ?? 0,
      link: e.isActive("link"),
      table: e.isActive("table"),
      image: e.isActive("image") ? JSON.stringify(e.getAttributes("image")) : "",
    }),
  });
  const button = ({ name, label, icon: Icon, act, on }: Tool) => (
    <button
      key={name}
      type="button"
      className="btn tool"
      title={label()}
      aria-label={label()}
      {...(on ? { "aria-pressed": state.on.split(",").includes(name) } : {})}
      onClick={() => act(editor)}
    >
      <Icon size={18} stroke={1.7} aria-hidden="true" />
    </button>
  );
  const setHeading = (level: number) =>
    level === 0
      ? editor.chain().focus().setParagraph().run()
      : editor
          .chain()
          .focus()
          .setHeading({ level: level as 1 | 2 | 3 | 4 })
          .run();
  const setLink = (href: string) => {
    const chain = editor.chain().focus().extendMarkRange("link");
    if (href.trim()) chain.setLink({ href: href.trim() }).run();
    else chain.unsetLink().run();
    setLinking(undefined);
  };
  const image = state.image ? (JSON.parse(state.image) as { alt: string; width: number }) : undefined;
  return (
    <div className="toolbar" role="group" aria-label={m.editor_tools()}>
      <NativeSelect
        size="xs"
        aria-label={m.editor_style()}
        value={String(state.heading)}
        onChange={({ currentTarget }) => setHeading(Number(currentTarget.value))}
        data={[
          { value: "0", label: m.editor_paragraph() },
          ...[1, 2, 3, 4].map((level) => ({ value: String(level), label: m.editor_heading({ level }) })),
        ]}
      />
      {marks.map(button)}
      <button
        type="button"
        className="btn tool"
        title={m.editor_link()}
        aria-label={m.editor_link()}
        aria-pressed={state.link}
        onClick={() => setLinking(String(editor.getAttributes("link")["href"] ?? ""))}
      >
        <IconLink size={18} stroke={1.7} aria-hidden="true" />
      </button>
      {blocks.map(button)}
      {!state.table && (
        <button
          type="button"
          className="btn tool"
          title={m.editor_table()}
          aria-label={m.editor_table()}
          onClick={() => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        >
          <IconTable size={18} stroke={1.7} aria-hidden="true" />
        </button>
      )}
      {history.map(button)}
      {children}
      {state.table && <TableTools editor={editor} />}
      {linking !== undefined && (
        <form
          className="row tools-more"
          onSubmit={(event) => {
            event.preventDefault();
            setLink(linking);
          }}
        >
          <TextInput
            size="xs"
            aria-label={m.editor_link_address()}
            placeholder="https://"
            value={linking}
            onChange={({ currentTarget }) => setLinking(currentTarget.value)}
            autoFocus
          />
          <button type="submit" className="btn link dense">
            {m.editor_link_set()}
          </button>
        </form>
      )}
      {image && (
        <div className="row tools-more">
          <TextInput
            size="xs"
            aria-label={m.editor_alt()}
            placeholder={m.editor_alt()}
            value={image.alt}
            onChange={({ currentTarget }) => editor.commands.updateAttributes("image", { alt: currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            aria-label={m.editor_width()}
            value={String(image.width)}
            onChange={({ currentTarget }) => editor.commands.updateAttributes("image", { width: Number(currentTarget.value) })}
            data={[25, 50, 75, 100].map((width) => ({ value: String(width), label: `${width} %` }))}
          />
        </div>
      )}
    </div>
  );
}
