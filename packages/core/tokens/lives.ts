/** For how long a sign-in is good: an access token in minutes, a session in hours, whatever is done in it. */
export type Lives = { readonly accessMinutes: number; readonly absoluteHours: number };

export const usualLives: Lives = { accessMinutes: 10, absoluteHours: 12 };
