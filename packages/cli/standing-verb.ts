import type { suspend } from "@chuan/core/provinces";
import type { Sentence } from "@chuan/kernel";
import { mustText, verb } from "./verb.ts";

/** A command that changes how a province's door stands, with a reason. */
export const standingVerb = (name: string, say: Sentence, act: typeof suspend, done: (name: string) => Sentence) =>
  verb(
    `${name} <code>`,
    say,
    async (session, [code = ""], options) => {
      const workspace = await act(session.operator("province:manage"), { province: code, reason: mustText(options, "reason") });
      await session.settle();
      return { data: workspace, lines: [done(workspace.name)] };
    },
    (command) => command.requiredOption("--reason <text>", "lý do, ghi vào nhật ký · why; it goes into the trail"),
  );
