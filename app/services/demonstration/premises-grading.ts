import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { type FrozenLedger, freezeLedger } from "#app/domain/premises/frozen-ledger.ts";
import { ledgerOn } from "#app/domain/premises/ledger.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import { agreeGrade } from "#app/services/premises/agree-grade.ts";
import { decideAttributions } from "#app/services/premises/decide-attributions.ts";
import { keepContactDays } from "#app/services/premises/keep-contact-days.ts";
import { insertAuditEvents } from "#db/queries/audit.ts";
import { insertGrade } from "#db/queries/premises-grades.ts";
import { planStateOf } from "#db/queries/premises-plans.ts";
import { findPremises, updatePremises } from "#db/queries/premises.ts";
import { inTransaction } from "#db/transaction.ts";
import { asDone } from "./as-done.ts";
import type { Chance } from "./chance.ts";
import { OVERRIDES } from "./premises-lives.ts";
import type { Premises } from "./premises-register.ts";
import { HELD_AT_RED, STEP_DOWN } from "./premises-words.ts";
import { at, type World } from "./world.ts";

export type Meeting = { id: string; day: string; isFirst: boolean; isLast: boolean };
type Agreed = { premises: Premises; band: Band; reason: string | null; ledger: FrozenLedger };
/** Longer than any incident counts. */
const COUNTED_DAYS = 84;
type By = { chair: Actor; settings: Settings };

/** What one fortnight's meeting decides: first what waited for it, then the grades. Gives those whose grade is another now. */
export async function gradeAt(world: World, chance: Chance, by: By, meeting: Meeting, all: readonly Premises[]) {
  const { chair } = by;
  const context = { db: world.db, actor: chair, now: at(meeting.day, "14:30") };
  await decide(context, chance, meeting, all);
  const moved: { premises: Premises; before: Band }[] = [];
  const same: Agreed[] = [];
  for (const premises of all.filter((one) => isLookedAt(world, one, meeting))) {
    const before = premises.band;
    const agreed = await agreedOf(world, chance, by, premises, meeting);
    const { band: agreedBand, reason, ledger } = agreed;
    if (agreedBand === before) same.push(agreed);
    else {
      await asDone(
        agreeGrade(context, premises.id, {
          ...{ sittingId: meeting.id, standing: "" as const, seenPoints: String(ledger.points), agreedBand, reason },
          ...{ ownerAgencyId: world.agency("Charnwood Borough Council"), ownerUserId: world.userId("licensing") },
        }),
      );
      premises.band = agreedBand;
      premises.unsettled = null;
      moved.push({ premises, before });
    }
  }
  await keepTheGrade(world, chair, meeting, same);
  return moved;
}

/** With points, or not Green: and once a year all of them. */
function isLookedAt({ from }: World, { incidents, band, closedOn }: Premises, meeting: Meeting) {
  if (closedOn !== null && closedOn <= meeting.day) return false;
  const isYearly = meeting.isFirst || (meeting.day >= plusDays(from, 365) && meeting.day < plusDays(from, 379));
  const isListed = incidents.some(({ day }) => day > plusDays(meeting.day, -COUNTED_DAYS));
  return isYearly || band !== "green" || isListed;
}

/** As the points propose, but for Red that is kept until its plan is finished, a step at a time down, and what the group knows better. */
async function agreedOf(
  { db }: World,
  chance: Chance,
  { settings }: By,
  premises: Premises,
  meeting: Meeting,
): Promise<Agreed> {
  const from = plusDays(meeting.day, -COUNTED_DAYS);
  const known = premises.incidents.filter(({ day }) => day > from && day <= meeting.day);
  known.sort((one, other) => other.day.localeCompare(one.day) || (one.id < other.id ? 1 : -1));
  const ledger = freezeLedger(ledgerOn(known, settings, meeting.day), settings, meeting.day);
  const agree = (band: Band, reason: string | null) => ({
    ...{ ledger, premises, band, reason: band === ledger.band ? null : reason },
  });
  const override = meeting.isLast ? OVERRIDES[premises.name] : undefined;
  if (override) return agree(override.band, override.reason);
  if (premises.band !== "red" || ledger.band === "red") return agree(ledger.band, null);
  const plan = await planStateOf(db, premises.id);
  const isUnfinished = plan === null || plan.unfinished > 0 || (plan.isOpen && plan.actions === 0);
  return isUnfinished ? agree("red", chance.pick(HELD_AT_RED)) : agree("amber", chance.pick(STEP_DOWN));
}

async function decide(
  context: Parameters<typeof decideAttributions>[0],
  chance: Chance,
  meeting: Meeting,
  all: readonly Premises[],
) {
  const waiting = all.flatMap(({ incidents }) => incidents.filter(({ attribution }) => attribution === "undecided"));
  if (waiting.length === 0) return;
  const decisions = waiting.map((one) => {
    const attribution = chance.weighted({ "caused-by": 55, outside: 25, near: 15, unrelated: 5 });
    one.attribution = attribution;
    return { id: one.id, version: 1, attribution };
  });
  await asDone(decideAttributions(context, { sittingId: meeting.id, decisions }));
}

/**
 * Grades that leave the band as it is: nothing follows from one, so that they are written together, each with the ledger that
 * the group had. What premises say of their newest grade is written by settleGrades.
 */
async function keepTheGrade(world: World, chair: Actor, { id: sittingId, day }: Meeting, same: readonly Agreed[]) {
  const { db, partnershipId } = world;
  const now = at(day, "14:30");
  await inTransaction(db, async (trx) => {
    const events = [];
    for (const { premises, band, reason, ledger } of same) {
      const id = uuid();
      await insertGrade(trx, {
        ...{ id, partnership_id: partnershipId, premises_id: premises.id, sitting_id: sittingId, graded_on: day },
        ...{ computed_points: ledger.points, computed_band: ledger.band, agreed_band: band, reason, corrects_id: null },
        ...{ ledger: JSON.stringify(ledger), agreed_by: chair.id, agreed_at: now.toISOString() },
      });
      premises.unsettled = { agreed_band: band, agreed_on: day, agreed_grade_id: id };
      events.push({
        ...{ category: "alteration" as const, event: "premises.graded", objectKind: "premises", objectId: premises.id },
        fields: ["agreedBand", ...(reason === null ? [] : ["reason"])],
        detail: { after: { agreedBand: band, computedBand: ledger.band, reason, sittingId, gradedOn: day } },
      });
    }
    await insertAuditEvents(trx, chair, now, events);
  });
}

/** What premises say of their newest grade and of their last contact. */
export async function settleGrades({ db }: World, chair: Actor, all: readonly Premises[]) {
  await inTransaction(db, async (trx) => {
    for (const { id, unsettled } of all) {
      const found = unsettled && (await findPremises(trx, chair, id));
      if (found) await updatePremises(trx, found, unsettled);
      await keepContactDays(trx, id);
    }
  });
}
