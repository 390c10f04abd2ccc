import { State as Shown } from "../../ui/Mark.tsx";
import { adoption } from "../states.ts";
import type { State } from "./looks.ts";

export const Standing = ({ state }: { state: State }) => <Shown {...adoption[state]} />;
