import { useQuery } from "@tanstack/react-query";
import { m } from "../words/out/messages.js";
import { ask } from "../app/query.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import type { Changes } from "../app/text/types.ts";

/** The words of a DOCX or ODT, as they are read for comparing: a file compared with itself is its text. */
export function ReadText({ agency, id }: { agency: string; id: string }) {
  const { data, error } = useQuery({
    ...ask("GET /v1/agencies/{agency}/versions/{id}/compare", { agency, id, with: id }),
    throwOnError: false,
    retry: false,
  });
  if (error) return <p className="note">{error.message}</p>;
  if (!data) return <Skeleton />;
  return (
    <>
      <p className="note">{m.documents_read_text()}</p>
      <div className="text">{data.blocks.flatMap((one, i) => (one.is === "unchanged" ? [<Line key={i} block={one.block} />] : []))}</div>
    </>
  );
}

type Block = Extract<Changes["blocks"][number], { is: "unchanged" }>["block"];
const Line = ({ block }: { block: Block }) => {
  if (block.kind === "heading") return <h3>{block.text}</h3>;
  if (block.kind === "row") return <p className="read-row">{block.text.split("\t").join(" | ")}</p>;
  return <p>{block.text}</p>;
};
