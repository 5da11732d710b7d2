import { linkWords, type LinkRole, type LinkStanding } from "../people/link-roles.ts";

type Link = { personId: string; standingId: string; role: LinkRole; standing: LinkStanding | null };
type Newest = { personId: string; assessedOn: string; id: string };

/**
 * Each person once, also where two merged records of them are linked (docs/decisions/0018): merging moves no assessment, so
 * that each record keeps its own and the case counts the highest. Shown is the record whose level is that one, and from which
 * it can be lowered; where they are the same, the one assessed last; where neither is, the record that stands.
 */
export function eachPerson<L extends Link, A extends Newest>(
  links: readonly L[],
  newest: readonly A[],
  rankOf: (assessment: A) => number,
): { link: L; personIds: string[]; role: string }[] {
  const order = (personId: string) => {
    const a = newest.find((one) => one.personId === personId);
    return a ? ([1, rankOf(a), a.assessedOn, a.id] as const) : null;
  };
  return [...new Set(links.map((link) => link.standingId))].map((standingId) => {
    const own = links.filter((link) => link.standingId === standingId);
    const personIds = [...new Set(own.map(({ personId }) => personId))];
    const [first, ...rest] = [...personIds].sort((a, b) => Number(b === standingId) - Number(a === standingId));
    const shownId = rest.reduce((best, id) => (isAfter(order(id), order(best)) ? id : best), first ?? standingId);
    const link = own.find(({ personId }) => personId === shownId);
    if (!link) throw new Error("A person without a link");
    const role = [...new Set(own.map((l) => linkWords(l.role, l.standing)))].join("; ");
    return { link, personIds, role };
  });
}

type Order = readonly [number, number, string, string] | null;
function isAfter(a: Order, b: Order): boolean {
  if (a === null || b === null) return a !== null;
  const differs = [1, 2, 3].find((part) => a[part] !== b[part]);
  return differs !== undefined && (a[differs] ?? 0) > (b[differs] ?? 0);
}
