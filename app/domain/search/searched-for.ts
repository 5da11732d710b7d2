/** What somebody is searched for, beside a referral: for a case, an incident or an intervention, as a relation of another person, or as the victim of a case review. */
export type SearchedFor = { kind: (typeof RECORDS)[number]; id: string } | { kind: "for"; id: "case-review" };
const RECORDS = ["case", "incident", "relation", "intervention"] as const;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Carried through the pages of a search so that the way comes back to where it began; null when the address names
 * nothing. Whether the actor may add anybody there is for that page to say.
 */
export function searchedFor(search: URLSearchParams): SearchedFor | null {
  for (const kind of RECORDS) {
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
  return {
    case: `/cases/${id}/people/add?person=${personId}`,
    incident: `/incidents/${id}/people/add?person=${personId}`,
    relation: `/people/${id}/relationship/new?other=${personId}`,
    intervention: `/interventions/${id}/respondents/new?person=${personId}`,
    for: `/case-reviews/new?person=${personId}`,
  }[kind];
}

/** Back to where the search began, without anybody. */
export function wayBack({ kind, id }: SearchedFor): { href: string; text: string } {
  return {
    case: { href: `/cases/${id}/people`, text: "People of the case" },
    incident: { href: `/incidents/${id}`, text: "The incident" },
    relation: { href: `/people/${id}`, text: "The person" },
    intervention: { href: `/interventions/${id}/respondents/new`, text: "The intervention" },
    for: { href: "/case-reviews/new", text: "Application for a case review" },
  }[kind];
}

/** What choosing somebody is called on the pages of a search. */
export const CHOOSE_WORDS: Record<SearchedFor["kind"], string> = {
  case: "Add to the case",
  incident: "Add to the incident",
  relation: "Choose",
  intervention: "Add to the intervention",
  for: "Apply for a case review",
};
