import { m } from "../words/out/messages.js";
import { Card } from "./Card.tsx";
import { Enrol } from "./Enrol.tsx";
import { Leave } from "./Leave.tsx";

/** Whoever reaches every agency of a province must have a second factor before anything else. */
export const SecondFactor = () => (
  <Card title={m.account_second_factor()} lead={m.account_second_factor_text()}>
    <Enrol onDone={() => location.assign("/")} />
    <Leave />
  </Card>
);
