import { useEffect } from "react";
import { isHydrated } from "./hydration.ts";

/**
 * The focus goes to the first error of what was sent, as page-script.js does it where there is no React. `reply`: what the
 * server or the form itself has said, one object as long as nothing else was said, so that the same mistake made again is
 * said again; `hasErrors`: of it.
 */
export function useSummaryFocus(reply: unknown, hasErrors: boolean) {
  useEffect(() => {
    // Not on a page that has just been taken over: somebody may be typing there.
    if (hasErrors && isHydrated()) focusSummary();
  }, [reply, hasErrors]);
}

function focusSummary() {
  document.querySelector<HTMLElement>(".govuk-error-summary")?.scrollIntoView({ block: "start" });
  document.querySelector<HTMLElement>(".govuk-error-summary a")?.focus({ preventScroll: true });
}
