import type { Page } from "playwright-core";
import type { People } from "./stage.ts";

export type Screen = {
  name: string;
  /** Who looks at it; nobody when it stands before sign-in. */
  as?: Exclude<keyof People, "place" | "empty">;
  path: (people: People) => string | Promise<string>;
  /** What is done before the picture: such a picture shows the window and not the whole page. */
  after?: (page: Page) => Promise<unknown>;
  /** The whole page also after something was done. */
  whole?: true;
  /** On a phone there is no such thing. */
  wide?: true;
  /** As it leaves a printer: the picture is of the page and not of the window. */
  print?: true;
};

export const at =
  (path: string) =>
  ({ place }: People): string =>
    `/agencies/${place.agency}${path}`;
export const of =
  (name: keyof People["place"]["documents"], path = "") =>
  (people: People): string =>
    at(`/documents/${people.place.documents[name].document}${path}`)(people);
export const click = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("button", { name }).first().click();
