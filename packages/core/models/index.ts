export { compareToModel } from "./compare.ts";
export { Model, ModelEditions, ModelId, modelLife, Models, ModelTexts, Offers } from "./model.ts";
export { lookAt, offered } from "./offered.ts";
export { list, read, readEdition } from "./read.ts";
export { renew } from "./renew.ts";
export { takeUp } from "./take-up.ts";
export { Uptake, Uptakes } from "./uptake.ts";
export { uptakes } from "./uptakes.ts";
export { publish, save, withdraw, write } from "./write.ts";
