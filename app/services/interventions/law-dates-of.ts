import { derivedDates } from "#app/domain/interventions/derived-dates.ts";
import type { InterventionFacts } from "#app/domain/interventions/facts.ts";
import type { InterventionKind } from "#app/domain/interventions/kinds.ts";
import type { LegalNumbers } from "#app/domain/settings/law.ts";
import type { Authoriser } from "#app/domain/interventions/record.ts";
import { unsafeListReviewsOf } from "#db/queries/intervention-reminders.ts";
import { unsafeListRespondents } from "#db/queries/intervention-respondents.ts";
import type { Executor } from "#db/transaction.ts";
import { appealOf, NOTHING_HAPPENED } from "./facts-of.ts";

/** The numbers of the law on a day. */
export type Law = (day: string) => LegalNumbers;

type Row = {
  id: string;
  kind: InterventionKind;
  issuedOn: string;
  issuedTime: string | null;
  fromDay: string;
  untilDay: string | null;
  authorisedBy: Authoriser | null;
};

/**
 * The days that the law sets for several interventions that were made, read together; each worked out when it is asked for,
 * so that one that cannot be does not stop the others. With its appeal and the days of its hearings.
 */
export async function lawDatesOf<R extends Row>(
  { db, law, today }: { db: Executor; law: Law; today: string },
  rows: readonly R[],
) {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const respondents = await unsafeListRespondents(db, ids);
  const steps = await unsafeListReviewsOf(db, ids);
  return rows.map((row) => {
    const own = steps.filter(({ interventionId }) => interventionId === row.id);
    const facts: InterventionFacts = {
      ...NOTHING_HAPPENED,
      ...{ kind: row.kind, ownTier: null, state: "made", issuedOn: row.issuedOn, issuedTime: row.issuedTime },
      ...{ fromDay: row.fromDay, untilDay: row.untilDay, untilTime: null, authorisedBy: row.authorisedBy },
      ...{ isInterim: false, isWithoutNotice: false, agencyKind: null, consultedOn: null, notConsultedReason: null },
      ...{ follows: null, firstStartOn: null, amountPounds: null, personsUnknown: false },
      lastVariedOn: own.findLast(({ kind }) => kind === "varied")?.onDay ?? null,
      appeal: appealOf(own),
      reviewedOn: own.filter(({ kind }) => kind === "reviewed").map(({ onDay }) => onDay),
      respondents: respondents
        .filter(({ interventionId }) => interventionId === row.id)
        .map(({ id, birthDate, birthDateBasis, bodyName, servedOn, servedTime, endedOn }) => ({
          ...{ id, name: null, birthDate, birthDateBasis: birthDateBasis ?? "unknown", isBody: bodyName !== null },
          ...{ servedOn, servedTime, endedOn },
        })),
    };
    const heardOn = own.filter(({ kind }) => kind === "hearing" || kind === "adjourned").map(({ onDay }) => onDay);
    return { row, facts, heardOn, dates: () => derivedDates(facts, law(row.issuedOn), today) };
  });
}
