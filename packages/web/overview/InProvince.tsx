import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { amount, share } from "../app/format.ts";
import { Section } from "../ui/Section.tsx";
import { type Documents, metricNames, metrics } from "./metrics.ts";

/** Where the documents of all agencies stand; each number opens the agencies that it counts. */
export function InProvince({ documents }: { documents: Documents }) {
  const asked = documents.read + documents.to_read;
  return (
    <Section
      title={m.overview_documents()}
      aside={
        <Link to="/documents" search={{}}>
          {m.overview_by_agency()}
        </Link>
      }
    >
      <dl className="of-documents">
        {metricNames.map((name) => (
          <div key={name}>
            <dt>{metrics[name].word()}</dt>
            <dd className={metrics[name].asks && documents[name] > 0 ? "tone-red" : ""}>
              {documents[name] === 0 ? (
                "0"
              ) : (
                <Link to="/documents" search={{ of: name }}>
                  {amount(documents[name])}
                </Link>
              )}
            </dd>
          </div>
        ))}
        {asked > 0 && (
          <div>
            <dt>{m.overview_read()}</dt>
            <dd>
              {amount(documents.read)} / {amount(asked)} <span className="mute">({share(documents.read, asked)})</span>
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
