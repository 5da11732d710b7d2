/** What somebody is searched for, beside a referral: for a case, as a relation of another person, or as the victim of a case review. */
export type SearchedFor = { kind: "case" | "relation"; id: string } | { kind: "for"; id: "case-review" };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Carried through the pages of a search so that the way comes back to where it began; null when the address names
 * nothing. Whether the actor may add anybody there is for that page to say.
 */
export function searchedFor(search: URLSearchParams): SearchedFor | null {
  for (const kind of ["case", "relation"] as const) {
    const id = search.get(kind) ?? "";
    if (UUID.test(id)) return { kind, id };
  }
  return search.get("for") === "case-review" ? { kind: "for", id: "case-review" } : null;
}

/** At the end of an address of the search. */
export function carried(purpose: SearchedFor | null, join: "?" | "&" = "?"): string {
  return purpose === null ? "" : `${join}${purpose.kind}=${purpose.id}`;
}

/** Back to the page that asked, with the person who was chosen. */
export function chooseHref({ kind, id }: SearchedFor, personId: string): string {
  if (kind === "for") return `/case-reviews/new?person=${personId}`;
  return kind === "case"
    ? `/cases/${id}/people/add?person=${personId}`
    : `/people/${id}/relationship/new?other=${personId}`;
}

/** Back to where the search began, without anybody. */
export function wayBack({ kind, id }: SearchedFor): { href: string; text: string } {
  if (kind === "for") return { href: "/case-reviews/new", text: "Application for a case review" };
  return kind === "case"
    ? { href: `/cases/${id}/people`, text: "People of the case" }
    : { href: `/people/${id}`, text: "The person" };
}

/** What choosing somebody is called on the pages of a search. */
export const CHOOSE_WORDS: Record<SearchedFor["kind"], string> = {
  case: "Add to the case",
  relation: "Choose",
  for: "Apply for a case review",
};
