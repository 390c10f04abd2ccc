import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { m } from "../../words/out/messages.js";
import { ask } from "../../app/query.ts";
import { useSession } from "../../app/session.ts";
import { type Kept, nameOf, readKept } from "../../app/writing/kept.ts";
import { Head } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { spoken } from "../placeholders.ts";
import { isOpen, type Reading } from "../types.ts";
import { Loaded, type Written } from "./Loaded.tsx";
import "../../app/text/text.css";
import "../../app/writing/writing.css";
import "../../ui/records.css";
import "../models.css";

/** Writing a model. What is published stays as it is until the next version is. */
export const Edit = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { model: id } = useParams({ strict: false }) as { model: string };
  const { data: reading, isFetchedAfterMount } = useQuery({ ...ask("GET /v1/models/{id}", { id }), refetchOnMount: "always" });
  // One never goes on writing from what this browser remembers of a text.
  if (!reading || !isFetchedAfterMount) return <Skeleton lines={10} />;
  const { model } = reading;
  if (!isOpen(reading, "publish"))
    return (
      <Head
        title={`${model.code} ${spoken(model.title)}`}
        lead={m.models_not_to_write()}
        actions={
          <Button variant="default" component={Link} to="/models/$model" params={{ model: id } as never}>
            {m.models_back()}
          </Button>
        }
      />
    );
  return <WithKept key={id} reading={reading} />;
}

/** What was written here and never taken comes first. What is saved from here on is not read anew: the writer has it. */
function WithKept({ reading }: { reading: Reading }) {
  const session = useSession();
  const me = session.state === "in" ? session.me.links.find(({ workspace }) => workspace === session.workspace)?.member : undefined;
  const name = nameOf(me ?? "", reading.model.id);
  const [first] = useState(reading);
  const [kept, setKept] = useState<{ kept: Kept<Written> | undefined } | undefined>();
  useEffect(() => {
    let over = false;
    readKept<Written>(name).then(
      (found) => !over && setKept({ kept: found }),
      () => !over && setKept({ kept: undefined }),
    );
    return () => void (over = true);
  }, [name]);
  return kept ? <Loaded reading={first} name={name} kept={kept.kept} /> : <Skeleton lines={10} />;
}
