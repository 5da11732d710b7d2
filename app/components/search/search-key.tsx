/**
 * Whether / goes to the search box (page-script.js), kept in the browser alone, until one signs out: whoever speaks to the
 * computer may type a key by accident (WCAG 2.1.4). Without JavaScript there is no such key, and nothing is said of it.
 */
export function SearchKey() {
  return (
    <>
      <p className="govuk-body app-search-key-on">
        The key <kbd>/</kbd> goes to the search box at the top of any page.{" "}
        <button type="button" className="app-link-button" data-search-key="on">
          Turn this key off
        </button>
      </p>
      <p className="govuk-body app-search-key-off">
        No key goes to the search box at the top.{" "}
        <button type="button" className="app-link-button" data-search-key="off">
          Use the / key
        </button>
      </p>
    </>
  );
}
