import { Button } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { Head } from "../ui/Section.tsx";

export const NotHere = () => (
  <main className="trouble stack">
    <Head title={m.frame_not_here()} lead={m.frame_not_here_text()} />
    <div className="row">
      <Button component="a" href="/">
        {m.frame_to_start()}
      </Button>
    </div>
  </main>
);
