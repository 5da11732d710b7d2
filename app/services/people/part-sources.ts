import { type Actor, withoutGlass } from "#app/domain/access/actor.ts";
import { listCasesOfPerson, listReferralsOfPerson } from "#db/queries/people.ts";
import { listReportsByPerson } from "#db/queries/reports.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor };
export type PartSource = { value: string; reference: string; isRestricted: boolean };

const MOST = 100;

/**
 * The cases, referrals and reports that the actor sees of right and through which something may be known of the person. What is
 * opened by breaking the glass is read, and nothing is recorded through it.
 */
export async function partSources({ db, actor: seen }: Context, ids: readonly string[]): Promise<PartSource[]> {
  const actor = withoutGlass(seen);
  const cases = await listCasesOfPerson(db, actor, ids, MOST);
  const referrals = await listReferralsOfPerson(db, actor, ids, MOST);
  const sources = [
    ...cases.map((c) => ({
      value: `case:${c.id}`,
      reference: c.reference,
      isRestricted: c.visibility === "restricted",
    })),
    ...referrals
      .filter((r) => !cases.some((c) => c.referralId === r.id))
      .map((r) => ({ value: `referral:${r.id}`, reference: r.reference, isRestricted: false })),
    ...(await listReportsByPerson(db, actor, ids, MOST)).map((r) => ({
      value: `report:${r.id}`,
      reference: r.reference,
      isRestricted: false,
    })),
  ];
  return [...new Map(sources.map((source) => [source.value, source])).values()];
}
