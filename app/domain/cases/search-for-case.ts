/**
 * The case for which somebody is searched, carried through the pages of a search so that the way comes back to it; null
 * when the address names none. Whether the actor may add anybody there is for the case's own page to say.
 */
export function caseSearchedFor(search: URLSearchParams): string | null {
  const id = search.get("case") ?? "";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

/** At the end of an address of the search. */
export function forCase(caseId: string | null, join: "?" | "&" = "?"): string {
  return caseId === null ? "" : `${join}case=${caseId}`;
}

export function addToCaseHref(caseId: string, personId: string): string {
  return `/cases/${caseId}/people/add?person=${personId}`;
}
