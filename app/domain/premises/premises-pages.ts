/** The pages of one premises, in the order of their tabs. */
const PAGES = {
  overview: ["", "Overview"],
  incidents: ["/incidents", "Incidents"],
  ledger: ["/ledger", "Points and grades"],
  plan: ["/plan", "Plan and meetings"],
  licence: ["/licence", "Licence"],
  steps: ["/steps", "Licensing steps"],
} as const;
export type PremisesPage = keyof typeof PAGES;

export function premisesHref(premisesId: string, page: PremisesPage = "overview"): string {
  return `/premises/${premisesId}${PAGES[page][0]}`;
}

/** The licensing view of one incident at premises. */
export function premisesIncidentHref(premisesIncidentId: string): string {
  return `/premises/incidents/${premisesIncidentId}`;
}

export function premisesTabs(premisesId: string, current: PremisesPage) {
  const pages = Object.keys(PAGES) as PremisesPage[];
  return pages.map((page) => ({
    href: premisesHref(premisesId, page),
    text: PAGES[page][1],
    current: page === current,
  }));
}
