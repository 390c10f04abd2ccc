import { type Paces, usualPaces, guard, wholeApp } from "@chuan/functions";
import { type HttpBindings, serve } from "@hono/node-server";
import { createServer } from "node:net";
import { Unusable } from "./data.ts";
import { mailPage } from "./mail.ts";
import type { Platform } from "./platform.ts";
import { startRunner } from "./runner.ts";
import { builtWeb, webPages } from "./web.ts";

type Options = {
  port: number;
  host?: string;
  paces?: Paces;
  version: string;
  /** The folder of the built web application. */
  web?: string;
};

/** Serves a platform on loopback and follows its feed. @throws Unusable when the port is taken or not ours to take. */
export async function startServer(platform: Platform, { port, host = "127.0.0.1", paces = usualPaces, version, web = builtWeb }: Options) {
  const { table, files, clock, log, verbs, ring, settings } = platform;
  const addressOf = (c: { env: unknown }) => (c.env as HttpBindings | undefined)?.incoming?.socket.remoteAddress ?? "unknown";
  // Itself and not a part of another app: what is not found is told by it, too.
  const app = wholeApp({ table, files, clock, log, verbs: async () => verbs, ring, settings, guard: guard(paces, addressOf), version });
  if (platform.stage === "development") app.route("/", mailPage(platform.letters));
  app.route("/", webPages(web));
  const server = await new Promise<ReturnType<typeof serve>>((done, failed) => {
    const answer = async (request: Request, env: HttpBindings) => (await platform.handleFile(request)) ?? app.fetch(request, env);
    const opened = serve({ fetch: answer as typeof app.fetch, port, hostname: host }, () => done(opened));
    opened.once("error", (error: NodeJS.ErrnoException) => failed(new Unusable(sentence(error, port))));
  });
  const runner = startRunner(platform);
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    /** Answers what it has begun, then ends. */
    async stop(): Promise<void> {
      const closed = new Promise<void>((done) => server.close(() => done()));
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      const patience = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 3000);
      await closed;
      clearTimeout(patience);
      await runner.stop();
      platform.close();
    },
  };
}

const sentence = ({ code, message }: NodeJS.ErrnoException, port: number): string =>
  code === "EADDRINUSE"
    ? `Cổng ${port} đang được dùng; hãy đặt PORT khác. · Port ${port} is taken; set PORT to another.`
    : code === "EACCES"
      ? `Không được phép dùng cổng ${port}; hãy đặt PORT từ 1024 trở lên. · Port ${port} is not ours to use; set PORT to 1024 or above.`
      : `Không mở được cổng ${port} (${message}). · Port ${port} cannot be opened (${message}).`;

/** @throws Unusable before anything is installed in the data folder, when the port is taken. */
export async function portIsFree(port: number, host = "127.0.0.1"): Promise<void> {
  await new Promise<void>((done, failed) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => failed(new Unusable(sentence(error, port))));
    probe.listen(port, host, () => probe.close(() => done()));
  });
}
