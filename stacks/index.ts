import { createAlarms, createBudget } from "../infra/alarms";
import { applyDefaults } from "../infra/defaults";
import { createGateway } from "../infra/gateway";
import type { Settings } from "../infra/settings";
import { createClerk } from "./clerk";
import { createClock } from "./clock";
import { createGround } from "./ground";
import { createIdentity } from "./identity";
import { createNational } from "./national";
import { createOperator } from "./operator";
import { createProjector } from "./projector";
import { createWeb } from "./web";
import { createWorkspace } from "./workspace";

/** Everything of one stage. */
export function createAll(settings: Settings) {
  applyDefaults();
  const ground = createGround(settings);
  const surfaces = {
    workspace: createWorkspace(ground),
    identity: createIdentity(ground),
    national: createNational(ground),
    operator: createOperator(ground),
  };
  const functions = [...Object.values(surfaces), createProjector(ground), createClerk(ground), createClock(ground)];
  createWeb(ground, createGateway(surfaces, settings.kept));
  const { topic, tables, deadLetters } = ground;
  createAlarms({ functions, tables, deadLetters }, topic, settings);
  createBudget(settings, topic);
  return { url: ground.base.ORIGIN, table: ground.table.name, anchors: ground.anchors.name, deadLetters: deadLetters.url };
}
