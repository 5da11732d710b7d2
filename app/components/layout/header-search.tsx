import { FormToken } from "../forms/page-form.tsx";

/**
 * On every page of whoever is signed in. It posts, because what is typed may be a name. The page after it is loaded as a
 * whole, with JavaScript as without. The key / goes to it (app/browser/page-script.js).
 */
export function HeaderSearch() {
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
