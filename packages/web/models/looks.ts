import { type Look, model as looks, uptake } from "../app/states.ts";
import { isAhead, type Model, type Taker } from "./types.ts";

export const modelLook = (model: Model): Look => (isAhead(model) ? looks.ahead : looks[model.state]);
export const standings = Object.keys(uptake) as Taker["standing"][];
