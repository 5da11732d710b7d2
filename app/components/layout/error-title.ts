import { useEffect } from "react";

const PREFIX = "Error: ";

/** The title of a page whose form was not taken says so first: it is the first thing that a screen reader reads out. */
export function errorTitleOf(title: string) {
  return title.startsWith(PREFIX) ? title : PREFIX + title;
}

/** The same where nothing comes from the server but what is wrong, or not even that. */
export function useErrorTitle(hasErrors: boolean) {
  useEffect(() => {
    if (!hasErrors) return;
    document.title = errorTitleOf(document.title);
    return () => {
      if (document.title.startsWith(PREFIX)) document.title = document.title.slice(PREFIX.length);
    };
  }, [hasErrors]);
}
