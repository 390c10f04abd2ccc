import { answering, command, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { ClientId } from "../clients/index.ts";
import { line } from "../fields/index.ts";
import { round, workspace } from "./account.ts";
import { Done, done } from "./answers.ts";
import { type ClientKey, clientKeyAt, ClientKeyId, ClientKeys } from "./client-key.ts";
import { persistent } from "./persistent.ts";
import type { House } from "./settings.ts";
import { mustBeIn, whoIsClient } from "./who.ts";

/** Keeps the copy of an API client's key as its province has it. An earlier round changes nothing, and within a round revoked is final. */
export const keepClient = ({ passwords }: House) =>
  persistent(passwords.verify, () =>
    command({
      name: "client_key.keep",
      reach: "identity",
      can: "account:link",
      input: z.strictObject({
        client: ClientId.schema,
        workspace,
        name: line(120),
        secretHash: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
        revoked: z.boolean(),
        round: round.default(1),
      }),
      answer: Done,
      loads: (ctx, input) => {
        mustBeIn(ctx, whoIsClient(input.client));
        return { key: clientKeyAt(ctx) };
      },
      run: (ctx, { input, key }) => {
        const { revoked, secretHash, ...fields } = input;
        const after = revoked ? { ...fields, state: "revoked" as const } : { ...fields, state: "active" as const, secretHash };
        if (!key) return answering(ClientKeys.create<ClientKey>(ctx, ClientKeyId.of(ctx.scope.who), after), done);
        const late = key.round > input.round || (key.round === input.round && key.state === "revoked");
        const same =
          key.state === "active" && !revoked && key.secretHash === secretHash && key.name === input.name && key.round === input.round;
        if (late || same) return unchanged(done);
        return answering(ClientKeys.update<ClientKey>(ctx, key, { ...after, id: key.id }), done);
      },
    }),
  );
