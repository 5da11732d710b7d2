import { useEffect, useLayoutEffect } from "react";

let hydrated = false;

/**
 * What React takes for something that somebody did, and would take the page over at once for: all of its
 * `discreteReplayableEvents` (react-dom 18), and what goes before and after them.
 */
const DONE_BY_SOMEBODY = [
  ...["click", "dblclick", "auxclick", "contextmenu", "mousedown", "mouseup", "pointerdown", "pointerup"],
  ...["pointercancel", "touchstart", "touchend", "touchcancel", "dragstart", "dragend", "drop"],
  ...["keydown", "keypress", "keyup", "beforeinput", "input", "textInput", "compositionstart", "compositionend"],
  ...["copy", "cut", "paste", "change", "submit", "reset", "focusin", "focusout"],
] as const;

/**
 * Until the page has been taken over the browser does by itself what is clicked or typed, as without JavaScript. React is
 * not told: it would take the page over in that moment, which fails (error 345) while Remix still reads what the page
 * was made of.
 */
export function leaveEventsToTheBrowser() {
  for (const name of DONE_BY_SOMEBODY) window.addEventListener(name, keepFromReact, { capture: true });
}

function keepFromReact(event: Event) {
  if (hydrated) window.removeEventListener(event.type, keepFromReact, { capture: true });
  else event.stopImmediatePropagation();
}

/** Once the page that the server sent has been taken over: what is drawn after that was never typed into before. */
export function markHydrated() {
  hydrated = true;
}

export function isHydrated() {
  return hydrated;
}

/** With the page's first drawing, before anybody can do anything else. A server draws nothing, and React complains there. */
export const useAtOnce = typeof document === "undefined" ? useEffect : useLayoutEffect;
