import { m } from "../words/out/messages.js";
import { useCan } from "../app/place.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Upload } from "../app/upload/Upload.tsx";
import type { Shown } from "../app/editions.ts";

/** A copy of the text is put with it until the head has approved; afterwards it is sealed with what was approved. */
export function Copy({ agency, edition }: { agency: string; edition: Shown["edition"] }) {
  const { act, error } = useAct("POST /v1/agencies/{agency}/versions/{id}/attach");
  const may = useCan("document:draft");
  const { content } = edition;
  return (
    <div className="stack s foot-of-facts">
      <p className="small mute">{content.form === "file" ? m.laws_copy_is({ name: content.name }) : m.laws_copy_none()}</p>
      {may && (
        <Upload
          agency={agency}
          accept=".pdf,.docx,.xlsx,.odt"
          label={content.form === "file" ? m.laws_copy_other() : m.laws_copy()}
          onSent={async ({ sha256 }) => void (await act({ agency, id: edition.id, sha256, as: "content" }))}
        />
      )}
      <Said error={error} />
    </div>
  );
}
