import { useSyncExternalStore } from "react";
import { api, renewWith } from "./api.ts";
import type { Answer, Input } from "./api-types.ts";
import { Problem } from "./problem.ts";

export type Me = Omit<Answer<"GET /v1/me">, never>;
export type Session =
  | { state: "starting" | "out" }
  /** `locked`: the session has ended under a page that is kept; who it was signs in again, and the page goes on. */
  | { state: "in"; me: Me; workspace: string | null; session: string; locked: boolean };

let session: Session = { state: "starting" };
const listeners = new Set<() => void>();
const waiting = new Set<() => void>();
const become = (next: Session) => {
  session = next;
  for (const listener of listeners) listener();
};
export const current = (): Session => session;
export const useSession = (): Session =>
  useSyncExternalStore((listener) => (listeners.add(listener), () => void listeners.delete(listener)), current);

/** Sign-in, refresh and the choice of a workspace all answer so: the standing of `me`, the session, and the workspace that the cookie now opens. */
type Opened = Me & { workspace: string | null; session: string };
/** Safe: both are added to each of these answers where the cookie is set, after the verb's own schema. */
const take = (answer: unknown): Opened => {
  const opened = answer as Opened;
  become({ state: "in", me: opened, workspace: opened.workspace, session: opened.session, locked: false });
  tellOtherTabs(opened.workspace);
  return opened;
};

/** Into a workspace, where one is named: else into the only one there is. */
export async function signIn(input: Input<"POST /v1/sessions"> & { workspace?: string }): Promise<Opened> {
  const opened = take(await api("POST /v1/sessions", { ...input, device: device() }));
  for (const go of waiting) go();
  waiting.clear();
  return opened;
}

export const enterWorkspace = async (workspace: string): Promise<Opened> =>
  // Not of the verb's own input: which room a token opens is the entry point's.
  take(await api("POST /v1/sessions/workspace", { workspace } as object));

/** The same workspace once more: what changed in one's own account is read again. */
export const lookAgain = async (): Promise<Opened> => take(await api("POST /v1/sessions/workspace"));

/** Out, and to the page where one comes in. */
export async function signOut(): Promise<void> {
  await api("POST /v1/sessions/end", byCookie).catch(() => {});
  become({ state: "out" });
  tellOtherTabs(null);
  location.assign("/sign-in");
}

/** The refresh token is in a cookie that no script reads; the API takes it from there. */
const byCookie = {} as { refreshToken: string };

/** Who this browser is signed in as, found out once. */
let started: Promise<void> | undefined;
export const start = (): Promise<void> => (started ??= found());
async function found(): Promise<void> {
  try {
    take(await api("POST /v1/sessions/workspace"));
  } catch (error) {
    if (session.state === "in") return;
    if (!(error instanceof Problem)) started = undefined;
    if (error instanceof Problem) return become({ state: "out" });
    throw error;
  }
}

/** One renewal at a time, in all tabs of the browser: the refresh token is good once. */
let renewal: Promise<void> | undefined;
renewWith(() => (renewal ??= navigator.locks.request("chuan.session", renewed).finally(() => (renewal = undefined))));
async function renewed(): Promise<void> {
  try {
    take(await api("POST /v1/sessions/refresh", byCookie));
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401 || session.state !== "in") throw error;
    become({ ...session, locked: true });
    await new Promise<void>((done) => waiting.add(done));
  }
}

/** The cookie is the browser's: when another tab signs out or goes to another workspace, this one cannot stay. */
const channel = new BroadcastChannel("chuan.session");
const tellOtherTabs = (workspace: string | null) => {
  const account = session.state === "in" ? session.me.account : null;
  channel.postMessage({ account, workspace });
};
channel.addEventListener("message", ({ data }: MessageEvent<{ account: string | null; workspace: string | null }>) => {
  if (session.state !== "in" || session.locked) return;
  if (data.account !== session.me.account || data.workspace !== session.workspace) location.assign("/");
});

/** A browser and a system, by which one knows the session again in the list of one's own. */
function device(): string {
  const { userAgent } = navigator;
  const browser = /Edg|OPR|Firefox|Chrome|Safari/.exec(userAgent)?.[0].replace("Edg", "Edge").replace("OPR", "Opera") ?? "Trình duyệt";
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(userAgent)?.[0].replace("Mac OS X", "macOS");
  return system ? `${browser}, ${system}` : browser;
}
