/** Access tokens, and the keys that sign them: all that is needed to know who asks. */
export { type AccessClaims, mintAccess, verifyAccess } from "./access-token.ts";
export { type Lives, usualLives } from "./lives.ts";
export { type KeyRing, memoryRing, newRingKey, type RingKey, ringOf, type RingState, turned } from "./ring.ts";
