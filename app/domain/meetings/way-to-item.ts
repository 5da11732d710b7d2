const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const ITEM = new RegExp(`^/groups/${ID}/meetings/${ID}/agenda/${ID}(\\?view=wall)?$`);

/** The item of a meeting from whose screen an address was opened; null for anything else, so that nobody is led elsewhere. */
export function itemIn(address: string): string | null {
  const from = new URL(address).searchParams.get("from") ?? "";
  return ITEM.test(from) ? from : null;
}

/** Where the risk in a case is assessed, with the way back to the item from which that is opened. */
export function assessHref(caseId: string, { person, item }: { person?: string; item: string | null }): string {
  const search = new URLSearchParams({ ...(person ? { person } : {}), ...(item === null ? {} : { from: item }) });
  return `/cases/${caseId}/assess-risk${search.size > 0 ? `?${search.toString()}` : ""}`;
}
