/** From where an intervention is recorded: a case, somebody, a place, an earlier one that it follows; or nothing. */
export type BegunFrom = {
  caseId: string | null;
  personIds: string[];
  locationId: string | null;
  followsId: string | null;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_PEOPLE = 50;

/** Of an address; whether any of it is the actor's to see is for the page to say. */
export function begunFrom(search: URLSearchParams): BegunFrom {
  const id = (name: string) => {
    const value = search.get(name) ?? "";
    return UUID.test(value) ? value : null;
  };
  const personIds = [...new Set(search.getAll("person"))].filter((value) => UUID.test(value)).slice(0, MOST_PEOPLE);
  return { caseId: id("case"), personIds, locationId: id("location"), followsId: id("follows") };
}

/** The address at which it is recorded; with a kind, the form of that kind. */
export function newInterventionHref({ caseId, personIds, locationId, followsId }: Partial<BegunFrom>, kind?: string) {
  const search = new URLSearchParams();
  if (caseId) search.set("case", caseId);
  for (const id of personIds ?? []) search.append("person", id);
  if (locationId) search.set("location", locationId);
  if (followsId) search.set("follows", followsId);
  if (kind) search.set("kind", kind);
  return search.size > 0 ? `/interventions/new?${search.toString()}` : "/interventions/new";
}
