/** SECURITY S9: so many tries in so long a time, of each account and of each address. */
const TRIES_ALLOWED = 10;
export const TRIES_WINDOW_MINUTES = 5;

/** `tries` counts the present one. */
export function isThrottled(tries: readonly number[]) {
  return tries.some((count) => count > TRIES_ALLOWED);
}

export const THROTTLED_MESSAGE = `There have been too many tries. Wait ${TRIES_WINDOW_MINUTES} minutes and try again`;
