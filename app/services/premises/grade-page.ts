import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { placeOfGrade, refuseGrading } from "#app/domain/premises/agree-grade.ts";
import { freezeLedger } from "#app/domain/premises/frozen-ledger.ts";
import { waitingIn } from "#app/domain/premises/waiting.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { unsafeListAgreed } from "#db/queries/premises-bands.ts";
import { findStandingGrade } from "#db/queries/premises-grades.ts";
import { listUsersOfPremises } from "#db/queries/premises-officers.ts";
import { findGradingSitting, listGradingSittings } from "#db/queries/premises-sittings.ts";
import { findPremises } from "#db/queries/premises.ts";
import type { Executor } from "#db/transaction.ts";
import { ledgerPage } from "./ledger-page.ts";
import { bandsThatAsk } from "./refuse-convener.ts";

/** A year of fortnightly meetings. */
const SITTINGS = 26;

type Context = { db: Executor; actor: Actor; now: Date };

/** What the group needs before it to agree a grade at a meeting: at the newest up to today, unless another is chosen. */
export async function gradePage({ db, actor, now }: Context, premisesId: string, sittingId: string | undefined) {
  const today = londonDay(now);
  const premises = await findPremises(db, actor, premisesId);
  if (!premises) return null;
  const newest = await listGradingSittings(db, actor, { until: today, limit: SITTINGS });
  const asked = sittingId === undefined ? undefined : await findGradingSitting(db, actor, sittingId);
  const sitting = asked ?? newest[0];
  const older = sitting && !newest.some(({ id }) => id === sitting.id) ? [sitting] : [];
  const facts = sitting ? await atSitting(sitting) : null;
  return {
    premises: { id: premises.id, name: premises.name, licenceNumber: premises.licenceNumber },
    refusal: refusalOf(),
    sittings: [...newest, ...older].map(({ id, day, groupName }) => ({ id, day, groupName })),
    sitting: sitting ? { id: sitting.id, day: sitting.day } : null,
    ...(facts === null ? NO_FACTS : facts),
  };

  function refusalOf() {
    if (premises?.closedOn == null && sitting === undefined)
      return "No meeting of a premises group has taken place yet. Add its meetings first";
    return refuseGrading({ closedOn: premises?.closedOn ?? null, sittingDay: sitting?.day ?? null, today })?.message ?? null; // prettier-ignore
  }

  async function atSitting({ id, day }: { id: string; day: string }) {
    const standing = await findStandingGrade(db, actor, premisesId, id);
    const gradedOn = standing?.gradedOn ?? day;
    const { ledger, settings } = await ledgerPage(db, actor, { id: premisesId }, gradedOn);
    const agreed = await unsafeListAgreed(db, premisesId);
    const { before, isNewest } = placeOfGrade(agreed, { gradedOn, correctsId: standing?.id ?? null });
    const asked = { previousBand: standing?.agreedBand ?? before, isCorrection: standing !== undefined };
    const asking = isNewest ? await bandsThatAsk(db, premisesId, asked) : [];
    return {
      ledger: freezeLedger(ledger, settings, gradedOn),
      waiting: waitingIn(ledger, settings, gradedOn),
      standing: standing ?? null,
      ...{ before, isNewest, asking, convene: asking.length === 0 ? null : await conveners() },
    };
  }

  async function conveners() {
    const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
    const users = await listUsersOfPremises(db, actor.partnershipId, today);
    const own = agencies.some(({ id }) => id === actor.agencyId) ? actor.agencyId : "";
    return { own, agencies: agencies.map(({ id, name }) => ({ value: id, text: name })), users };
  }
}

const NO_FACTS = {
  ...{ ledger: null, waiting: null, standing: null, before: null, isNewest: true, asking: [], convene: null },
};
