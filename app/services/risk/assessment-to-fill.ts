import type { Actor } from "#app/domain/access/actor.ts";
import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { inForce, isAssessable, newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { asksOf } from "#app/domain/risk/asked-of.ts";
import { reviewDays } from "#app/domain/risk/reviews.ts";
import { RISK_LEVELS } from "#app/domain/risk/levels.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { listRiskFactors } from "#db/queries/risk-lists.ts";
import { unsafeListFactorsOf, unsafeListRiskAssessments, unsafeListSignsOf } from "#db/queries/risk-assessments.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

type Asked = { caseId: string; personId: string | null; correctsId: string | null };

/** What the form of an assessment begins with; undefined: the case is not the actor's to know, or the person not assessed in it. */
export async function assessmentToFill({ db, actor, now }: { db: Executor; actor: Actor; now: Date }, asked: Asked) {
  const today = londonDay(now);
  const record = await findCaseById(db, actor, asked.caseId, today);
  if (!record) return undefined;
  const links = await unsafeListLinks(db, record.id);
  const people = new Map(links.filter((l) => isAssessable(l, record.personId)).map((l) => [l.personId, l]));
  const shared = { record, links, today };
  const personId = asked.personId ?? (people.size === 1 ? ([...people.keys()][0] ?? null) : null);
  if (personId === null) {
    const choices = [...people.values()].map((l) => ({ personId: l.personId, name: fullName(l) }));
    return { ...shared, kind: "choose" as const, choices };
  }
  const link = people.get(personId);
  if (!link) return undefined;

  const own = (await unsafeListRiskAssessments(db, record.id)).filter((a) => a.personId === personId);
  const newest = newestOfEach(uncorrected(own))[0];
  const corrected = asked.correctsId ? own.find((a) => a.id === asked.correctsId) : undefined;
  if (asked.correctsId && !corrected) return undefined;
  const from = corrected ?? newest;
  const ids = from ? [from.id] : [];
  const settings = await settingsOn(db, actor.partnershipId, today);
  return {
    ...shared,
    kind: "form" as const,
    person: { id: personId, name: fullName(link) },
    /** The newest before, as a form that is stale is told of it. */
    before: newest
      ? { id: newest.id, level: inForce(newest), assessedOn: longDay(newest.assessedOn), levels: newest }
      : null,
    from,
    corrected: corrected ? { id: corrected.id, assessedOn: longDay(corrected.assessedOn) } : null,
    factorIds: (await unsafeListFactorsOf(db, ids)).map((f) => f.id),
    signs: await unsafeListSignsOf(db, ids),
    factors: await listRiskFactors(db, actor.partnershipId, { today, limit: 200 }),
    asks: asksOf(record, links, personId, today),
    reviewDays: RISK_LEVELS.map((level) => ({ level, days: reviewDays(level, "lead", settings) ?? 0 })),
  };
}
