import { Mark, mergeAttributes, Node } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";

/** Exactly the nodes and marks that a text may hold; what is pasted beyond them falls away. */
const simple = (name: "superscript" | "subscript", tag: "sup" | "sub") =>
  Mark.create({
    name,
    excludes: name === "superscript" ? "subscript" : "superscript",
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts() {
      return { [name === "superscript" ? "Mod-." : "Mod-,"]: () => this.editor.commands.toggleMark(name) };
    },
  });

/** A cell holds no table: nobody can read one on a narrow page, and the API refuses it. */
const inCell = "(paragraph | heading | bulletList | orderedList | blockquote | image | horizontalRule)+";

/** An image that was sent here: known by its SHA-256, shown by an address that is good for minutes. */
const image = (addressOf: (sha256: string) => string | undefined) =>
  Node.create({
    name: "image",
    group: "block",
    draggable: true,
    addAttributes: () => ({ file: { default: null }, alt: { default: "" }, width: { default: 100 } }),
    parseHTML: () => [
      {
        tag: "img[data-file]",
        getAttrs: (img) => ({
          file: img.getAttribute("data-file"),
          alt: img.getAttribute("alt") ?? "",
          width: Number(img.getAttribute("data-width") ?? 100),
        }),
      },
    ],
    renderHTML({ node }) {
      const { file, alt, width } = node.attrs as { file: string; alt: string; width: number };
      return [
        "img",
        mergeAttributes({ "data-file": file, "data-width": width, alt, src: addressOf(file) ?? "", style: `width: ${width}%` }),
      ];
    },
  });

export const extensionsFor = (addressOf: (sha256: string) => string | undefined) => [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    trailingNode: false,
    heading: { levels: [1, 2, 3, 4] },
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: "https",
      HTMLAttributes: { target: null, rel: null, class: null },
      isAllowedUri: (address) => /^(https:\/\/|mailto:|#)/.test(address),
    },
  }),
  simple("superscript", "sup"),
  simple("subscript", "sub"),
  // Written out, since the extension's own table sets widths in a style of its own.
  Table.extend({ renderHTML: () => ["table", ["tbody", 0]] }).configure({ resizable: false }),
  TableRow,
  TableCell.extend({ content: inCell }),
  TableHeader.extend({ content: inCell }),
  image(addressOf),
];
