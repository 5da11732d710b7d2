/** SECURITY S9: so many tries in so long a time, of each account and of each address. */
const TRIES_ALLOWED = 10;
export const TRIES_WINDOW_MINUTES = 5;

/** Local policy: of an address behind which everybody stands, more than a whole partnership makes. */
const SHARED_TRIES_ALLOWED = 1_000;
const SHARED = "shared ";

/** Of a proxy that the settings do not name: ten wrong tries of one person would lock everybody out. */
export function sharedAddress(address: string): string {
  return SHARED + address;
}

/** How often each was tried; both count the present try. */
type Tries = { account: number; fromAddress: number };

export function isThrottled({ account, fromAddress }: Tries, address: string): boolean {
  const allowed = address.startsWith(SHARED) ? SHARED_TRIES_ALLOWED : TRIES_ALLOWED;
  return account > TRIES_ALLOWED || fromAddress > allowed;
}

export const THROTTLED_MESSAGE = `There have been too many tries. Wait ${TRIES_WINDOW_MINUTES} minutes and try again`;
