import { Button } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { Card } from "../account/Card.tsx";

export const NotHere = () => (
  <Card title={m.frame_not_here()} lead={m.frame_not_here_text()}>
    <Button component="a" href="/">
      {m.frame_to_start()}
    </Button>
  </Card>
);
