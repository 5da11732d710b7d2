import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import {
  type GradeRefusal,
  gradesBefore,
  placeOfGrade,
  refuseGrading,
  refuseReason,
} from "#app/domain/premises/agree-grade.ts";
import type { GradeGiven } from "#app/domain/premises/agree-grade.form.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { refuseCorrectedDown, refuseDown } from "#app/domain/premises/down-from-red.ts";
import { freezeLedger } from "#app/domain/premises/frozen-ledger.ts";
import type { Agreed } from "#app/domain/premises/spell.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeListAgreed } from "#db/queries/premises-bands.ts";
import { findStandingGrade, insertGrade } from "#db/queries/premises-grades.ts";
import { planStateOf } from "#db/queries/premises-plans.ts";
import { findGradingSitting } from "#db/queries/premises-sittings.ts";
import { findPremises, updatePremises } from "#db/queries/premises.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { followGrade } from "./follow-grade.ts";
import { keepContactDays } from "./keep-contact-days.ts";
import { ledgerPage } from "./ledger-page.ts";
import { refuseConvener } from "./refuse-convener.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/**
 * What the group agreed of one premises at one meeting, with the ledger that it had. A second for the same meeting corrects
 * the first, which stays. Whoever graded meanwhile has bumped the version of the premises: then nothing is saved.
 */
export function agreeGrade(context: Context, premisesId: string, given: GradeGiven) {
  const { actor, now } = context;
  const today = londonDay(now);
  return madeOnce(context, "premises-grade", async (trx) => {
    const premises = await findPremises(trx, actor, premisesId);
    if (!premises) return { kind: "not-found" as const };
    const sitting = await findGradingSitting(trx, actor, given.sittingId);
    const refusal = refuseGrading({ closedOn: premises.closedOn, sittingDay: sitting?.day ?? null, today });
    if (refusal || !sitting) return refused(refusal ?? { field: "sittingId", message: "Select the meeting" });

    const corrected = await findStandingGrade(trx, actor, premisesId, sitting.id);
    if ((corrected?.id ?? "") !== given.standing) return { kind: "changed" as const, current: corrected ?? null };
    const gradedOn = corrected?.gradedOn ?? sitting.day;
    const { ledger, settings } = await ledgerPage(trx, actor, premises, gradedOn);
    if (String(ledger.points) !== given.seenPoints) return { kind: "moved" as const, points: ledger.points };

    const { agreedBand, reason } = given;
    const standing = await unsafeListAgreed(trx, premisesId);
    const at = { gradedOn, correctsId: corrected?.id ?? null };
    const place = placeOfGrade(standing, at);
    const down = await refuseLowered(trx, premisesId, { agreedBand, corrected, place, earlier: gradesBefore(standing, at) }); // prettier-ignore
    if (down !== null) return refused({ field: "agreedBand", message: down });
    const previousBand = corrected ? corrected.agreedBand : place.before;
    const isCorrection = corrected !== undefined;
    const more =
      refuseReason({ computed: ledger.band, agreed: agreedBand, reason, isCorrection }) ??
      (place.isNewest
        ? await refuseConvener(trx, actor, premisesId, { ...given, previousBand, isCorrection, today })
        : null);
    if (more) return refused(more);

    const id = uuid();
    const newest = { agreed_band: agreedBand, agreed_on: gradedOn, agreed_grade_id: id };
    if (!(await updatePremises(trx, premises, place.isNewest ? newest : {})))
      return {
        kind: "changed" as const,
        current: (await findStandingGrade(trx, actor, premisesId, sitting.id)) ?? null,
      };
    await insertGrade(trx, {
      ...{
        id,
        partnership_id: actor.partnershipId,
        premises_id: premisesId,
        sitting_id: sitting.id,
        graded_on: gradedOn,
      },
      ...{ computed_points: ledger.points, computed_band: ledger.band, agreed_band: agreedBand, reason },
      ...{ ledger: JSON.stringify(freezeLedger(ledger, settings, gradedOn)), corrects_id: corrected?.id ?? null },
      ...{ agreed_by: actor.id, agreed_at: now.toISOString() },
    });
    await note(trx, context, premisesId, { ...given, computedBand: ledger.band, gradedOn }, corrected?.agreedBand);
    if (place.isNewest) {
      const { ownerAgencyId, ownerUserId } = given;
      const by = { actor, now, today, settings: await settingsOn(trx, actor.partnershipId, today) };
      const grade = { premisesId, gradeId: id, band: agreedBand, previousBand, isCorrection, gradedOn, ownerAgencyId, ownerUserId }; // prettier-ignore
      await followGrade(trx, by, grade);
    } else await keepContactDays(trx, premisesId);
    return { kind: "done" as const, id };
  });
}

type Lowered = {
  agreedBand: Band;
  corrected: { id: string; gradedOn: string; agreedBand: Band } | undefined;
  place: ReturnType<typeof placeOfGrade>;
  earlier: readonly Agreed[];
};

/** By the plans of the time in Red that the grade would end, and not of the one that it or what it corrects has begun. */
async function refuseLowered(trx: Transaction, premisesId: string, { agreedBand, corrected, place, earlier }: Lowered) {
  const isOfRed = corrected?.agreedBand === "red";
  const grades = isOfRed ? [{ id: corrected.id, gradedOn: corrected.gradedOn, band: "red" as const }, ...earlier] : earlier; // prettier-ignore
  const plan = await planStateOf(trx, premisesId, grades);
  const isLoweredByCorrection = isOfRed && place.isNewest;
  return (
    refuseDown(place.before, agreedBand, plan) ??
    (isLoweredByCorrection ? refuseCorrectedDown(corrected.agreedBand, agreedBand, plan) : null)
  );
}

type Noted = { sittingId: string; gradedOn: string; agreedBand: Band; computedBand: Band; reason: string | null };

function note(trx: Transaction, { actor, now }: Context, premisesId: string, given: Noted, before: Band | undefined) {
  const { sittingId, gradedOn, agreedBand, computedBand, reason } = given;
  const after = { agreedBand, computedBand, reason, sittingId, gradedOn };
  return insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event: before === undefined ? "premises.graded" : "premises.grade-corrected",
    objectKind: "premises",
    objectId: premisesId,
    fields: ["agreedBand", ...(reason === null ? [] : ["reason"])],
    detail: before === undefined ? { after } : { before: { agreedBand: before }, after },
  });
}

function refused(refusal: GradeRefusal) {
  return { kind: "refused" as const, refusal };
}
