import { useEffect, useRef } from "react";
import { isSearchKeyOff } from "../search/search-key.tsx";
import { FormToken } from "../forms/page-form.tsx";

/**
 * On every page of whoever is signed in. It posts, because what is typed may be a name. The page after it is loaded as a
 * whole, with JavaScript as without.
 */
export function HeaderSearch() {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target)) return;
      if (isSearchKeyOff()) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
  return (
    <form
      method="post"
      action="/search/everything"
      role="search"
      aria-label="All of Joint Action"
      className="app-header-search"
    >
      <FormToken />
      <label className="govuk-visually-hidden" htmlFor="header-search">
        Search everything
      </label>
      <input
        ref={box}
        className="govuk-input app-header-search__box"
        id="header-search"
        name="text"
        type="search"
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
      />
      <button type="submit" className="app-header-search__button">
        Search
      </button>
    </form>
  );
}

function isTypedInto(target: EventTarget | null) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}
