import { byPassword } from "./own.ts";
import type { House } from "./settings.ts";

/**
 * Proves once more who one is, for an act that asks for it, such as approving a document. Wrong guesses count like those of a sign-in.
 * @throws invalid password.wrong; too_many session.locked
 */
export const confirm = (house: House) => byPassword(house, "session.confirm");
