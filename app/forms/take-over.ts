import { createContext, useContext } from "react";

/** Of one page as the server draws it: whether a piece of it needs React in the browser. */
export type TakeOver = { ask: () => void; isAsked: () => boolean };

/** In the browser there is nobody to ask: React has taken the page over already. */
export const TakeOverContext = createContext<TakeOver | null>(null);

export function noTakeOverYet(): TakeOver {
  let isAsked = false;
  return { ask: () => (isAsked = true), isAsked: () => isAsked };
}

/**
 * For every piece that does in the browser what HTML and page-script.js do not. A page in which no piece asks is read, and
 * posted from, without React: its scripts are left out (docs/decisions/0051).
 */
export function useTakeOver() {
  useContext(TakeOverContext)?.ask();
}
