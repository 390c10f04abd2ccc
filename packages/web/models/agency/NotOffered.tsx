import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { m } from "../../words/out/messages.js";
import { Head } from "../../ui/Section.tsx";

/** A model that was withdrawn, or never was for this agency. */
export const NotOffered = ({ agency }: { agency: string }) => (
  <Head
    title={m.models_not_offered()}
    lead={m.models_not_offered_text()}
    actions={
      <Button component={Link} to="/agencies/$agency/models" params={{ agency } as never}>
        {m.models_see_offered()}
      </Button>
    }
  />
);
