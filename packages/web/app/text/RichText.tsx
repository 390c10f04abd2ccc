import type { ReactNode } from "react";
import { folded } from "../format.ts";
import type { Block, Body } from "./types.ts";
import "./text.css";

type Inline = NonNullable<Extract<Block, { type: "paragraph" }>["content"]>[number];
type Held = Block | Extract<Block, { type: "table" }>["content"][number]["content"][number]["content"][number];
type Props = {
  body: Body;
  /** Addresses of images by SHA-256. */
  images: { readonly [sha256: string]: string };
  /** What stands under a block of the text, by the block's place: remarks on a passage of it. */
  after?: (from: number, to: number) => ReactNode;
};

/**
 * An authored text as elements. Whatever bears letters says in `data-at` where they stand in the plain text, counted as the API counts:
 * one more after each line, cell and break.
 */
export function RichText({ body, images, after }: Props) {
  let at = 0;
  const slugs = new Set<string>();
  const line = (content: readonly Inline[] = []) => {
    const from = at;
    at += content.reduce((sum, node) => sum + (node.type === "text" ? node.text.length : 1), 0) + 1;
    return { "data-at": from, children: content.map((node, i) => <InlineOf key={i} node={node} />) };
  };
  const slugOf = (content: readonly Inline[] = []) => {
    const text = folded(content.map((node) => (node.type === "text" ? node.text : " ")).join(""));
    const name = text.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "muc";
    let slug = name;
    for (let again = 2; slugs.has(slug); again += 1) slug = `${name}-${again}`;
    slugs.add(slug);
    return slug;
  };
  const blocks = (content: readonly Held[]): ReactNode[] => content.map((inner, i) => block(inner, i));
  const block = (node: Held, key: number): ReactNode => {
    switch (node.type) {
      case "paragraph":
        return <p key={key} {...line(node.content)} />;
      case "heading": {
        // The page's own heading is the first.
        const Tag = `h${node.attrs.level + 1}` as "h2" | "h3" | "h4" | "h5";
        return <Tag key={key} id={slugOf(node.content)} {...line(node.content)} />;
      }
      case "horizontalRule":
        at += 1;
        return <hr key={key} />;
      case "image": {
        const { file, alt, width } = node.attrs;
        at += alt.length + 1;
        return <img key={key} src={images[file]} alt={alt} style={{ width: `${width}%` }} loading="lazy" />;
      }
      case "blockquote":
        return <blockquote key={key}>{blocks(node.content)}</blockquote>;
      case "bulletList":
        return <ul key={key}>{items(node.content)}</ul>;
      case "orderedList":
        return (
          <ol key={key} start={node.attrs.start}>
            {items(node.content)}
          </ol>
        );
      case "table":
        return (
          <div key={key} className="text-table" tabIndex={0}>
            <table>
              <tbody>
                {node.content.map((row, i) => (
                  <tr key={i}>
                    {row.content.map(({ type, attrs, content }, j) => {
                      const Tag = type === "tableHeader" ? "th" : "td";
                      return (
                        <Tag key={j} colSpan={attrs.colspan} rowSpan={attrs.rowspan}>
                          {blocks(content)}
                        </Tag>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
    }
  };
  const items = (content: readonly { content: readonly Held[] }[]) => content.map((item, i) => <li key={i}>{blocks(item.content)}</li>);
  const whole = body.content.map((node, i) => {
    const from = at;
    const shown = block(node, i);
    return [shown, after?.(from, at)];
  });
  return <div className="text">{whole.flat()}</div>;
}

const tags = { bold: "strong", italic: "em", underline: "u", strike: "s", superscript: "sup", subscript: "sub" } as const;

function InlineOf({ node }: { node: Inline }): ReactNode {
  if (node.type === "hardBreak") return <br />;
  return (node.marks ?? []).reduceRight<ReactNode>((inner, mark) => {
    if (mark.type !== "link") {
      const Tag = tags[mark.type];
      return <Tag>{inner}</Tag>;
    }
    const outside = mark.attrs.href.startsWith("#") ? {} : { target: "_blank", rel: "noopener noreferrer" };
    return (
      <a href={mark.attrs.href} {...outside}>
        {inner}
      </a>
    );
  }, node.text);
}
