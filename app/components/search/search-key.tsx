import { useSyncExternalStore } from "react";

const OFF = "search-key-off";

/** Kept in the browser alone, until one signs out: whoever speaks to the computer may type a key by accident (WCAG 2.1.4). */
export function isSearchKeyOff() {
  return window.localStorage.getItem(OFF) !== null;
}

function onChange(changed: () => void) {
  window.addEventListener(OFF, changed);
  return () => window.removeEventListener(OFF, changed);
}

/** Without JavaScript there is no such key, and nothing is said of it. */
export function SearchKey() {
  const isOff = useSyncExternalStore(onChange, isSearchKeyOff, () => null);
  if (isOff === null) return null;
  const turn = () => {
    if (isOff) window.localStorage.removeItem(OFF);
    else window.localStorage.setItem(OFF, "yes");
    window.dispatchEvent(new Event(OFF));
  };
  return (
    <p className="govuk-body">
      {isOff ? (
        "No key goes to the search box at the top."
      ) : (
        <>
          The key <kbd>/</kbd> goes to the search box at the top of any page.
        </>
      )}{" "}
      <button type="button" className="app-link-button" onClick={turn}>
        {isOff ? "Use the / key" : "Turn this key off"}
      </button>
    </p>
  );
}
