import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { withoutSaved } from "#app/forms/saved.ts";
import { NotificationBanner } from "../govuk/notification-banner.tsx";
import { useRootData } from "./root-data.ts";

/** On the page that follows a form: what was saved. With JavaScript not again when that page is loaded again. */
export function SavedBanner() {
  const { key, pathname, search, hash } = useLocation();
  const words = useRootData()?.saved ?? null;
  useEffect(() => {
    // Past the router, which would ask the server for the page again.
    if (words) window.history.replaceState(window.history.state, "", pathname + withoutSaved(search) + hash);
  }, [key, words, pathname, search, hash]);
  if (!words) return null;
  return (
    <div className="app-saved">
      <NotificationBanner key={key} variant="success" heading={words} titleId="saved-title" />
    </div>
  );
}
