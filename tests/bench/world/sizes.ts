/** How many of everything stand in a world of the benchmark, over all of its partnerships. */
export type Sizes = {
  partnerships: number;
  years: number;
  incidents: number;
  reports: number;
  people: number;
  cases: number;
  actions: number;
  premises: number;
  events: number;
};

/** Ten partnerships over ten years. */
const WHOLE: Sizes = {
  ...{ partnerships: 10, years: 10, incidents: 250_000, reports: 300_000, people: 30_000 },
  ...{ cases: 10_000, actions: 60_000, premises: 2_000, events: 20_000_000 },
};

/**
 * A share of the whole: 1 is all of it, 0.01 as many partnerships and years with a hundredth of the rows. Never so few that
 * a list would have no second page.
 */
export function sizesOf(share: number): Sizes {
  const part = (whole: number, least: number) =>
    Math.max(Math.round((whole * share) / WHOLE.partnerships), least) * WHOLE.partnerships;
  return {
    ...{ partnerships: WHOLE.partnerships, years: WHOLE.years, incidents: part(WHOLE.incidents, 150) },
    ...{ reports: part(WHOLE.reports, 180), people: part(WHOLE.people, 20), cases: part(WHOLE.cases, 5) },
    ...{ actions: part(WHOLE.actions, 30), premises: part(WHOLE.premises, 2), events: part(WHOLE.events, 100) },
  };
}

/** The same world with so many partnerships more, each with so many incidents, beside those that are measured. */
export type Neighbours = { partnerships: number; incidents: number };

/** Of one partnership out of so many. */
export function eachOf(total: number, partnerships: number): number {
  return Math.round(total / partnerships);
}
