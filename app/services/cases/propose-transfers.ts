import { setImmediate as breathe } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { type LoggedActor, systemActor } from "#app/domain/access/actor.ts";
import { adultOn, isTransferDue, LATEST_BIRTH_MONTHS } from "#app/domain/cases/transfer.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { recordCaseChange } from "#db/queries/case-changes.ts";
import {
  insertTransfer,
  listCasesOfNearlyAdults,
  listProposalsToCheck,
  markTransferDecided,
} from "#db/queries/case-transfers.ts";
import { listCoordinatorsOf } from "#db/queries/due-notices.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

const AT_ONCE = 200;

/**
 * Each morning: a transfer is proposed once for each 18th birthday, and the coordinators of the group are told. One that
 * was proposed for a birthday that has been corrected, or of a case that was closed, is proposed no longer.
 */
export async function proposeTransfers({ db, now }: { db: Executor; now: Date }) {
  const counts = { proposed: 0, withdrawn: 0 };
  for (const { id } of await listPartnerships(db)) {
    const at = { db, now, actor: systemActor("jobs", id), partnershipId: id };
    counts.withdrawn += await withdrawIn(at);
    counts.proposed += await proposeIn(at);
  }
  return counts;
}

type At = { db: Executor; now: Date; actor: LoggedActor; partnershipId: string };

async function proposeIn({ db, now, actor, partnershipId }: At): Promise<number> {
  const today = londonDay(now);
  const bornBy = plusMonths(today, -LATEST_BIRTH_MONTHS);
  let after = "";
  let made = 0;
  for (;;) {
    const cases = await listCasesOfNearlyAdults(db, partnershipId, { bornBy, after, limit: AT_ONCE });
    for (const record of cases.filter((row) => isTransferDue(row, today))) {
      const { id, reference, groupId, personId, birthDate } = record;
      if (personId === null || birthDate === null) continue;
      const proposed = await inTransaction(db, async (trx) => {
        const row = { id: uuid(), partnership_id: partnershipId, case_id: id, person_id: personId };
        const adult_on = adultOn(birthDate);
        const isNew = await insertTransfer(trx, {
          ...row,
          adult_on,
          proposed_on: today,
          status: "proposed",
          version: 1,
        });
        if (!isNew) return false;
        await recordCaseChange(trx, { actor, partnershipId, now }, id, {
          kind: "transfer-proposed",
          person_id: personId,
          after_value: adult_on,
          on_day: today,
        });
        const coordinators = await listCoordinatorsOf(trx, partnershipId, groupId, today);
        const about = { objectKind: "case", objectId: id, reference, forDay: adult_on, at: now } as const;
        const notice = { partnershipId, kind: "case-transfer-due", ...about } as const;
        await notify(trx, coordinators.map(({ userId }) => ({ ...notice, userId }))); // prettier-ignore
        return true;
      });
      if (proposed) made += 1;
    }
    const last = cases.at(-1);
    if (!last || cases.length < AT_ONCE) return made;
    after = last.id;
    await breathe();
  }
}

async function withdrawIn({ db, now, actor, partnershipId }: At): Promise<number> {
  const today = londonDay(now);
  let after = "";
  let withdrawn = 0;
  for (;;) {
    const proposals = await listProposalsToCheck(db, partnershipId, after, AT_ONCE);
    for (const row of proposals) {
      const stands = row.birthDate !== null && adultOn(row.birthDate) === row.adultOn && row.subjectId === row.personId;
      if (stands && row.caseStatus !== "closed") continue;
      const reason =
        row.caseStatus === "closed" ? "The case was closed" : "The date of birth or the subject has changed";
      const decided = { status: "withdrawn", reason, decided_by: null, decided_at: now.toISOString() } as const;
      withdrawn += await inTransaction(db, async (trx) => {
        if (!(await markTransferDecided(trx, { partnershipId, id: row.id, version: row.version }, decided))) return 0;
        const change = { kind: "transfer-withdrawn", person_id: row.personId, on_day: today, reason } as const;
        await recordCaseChange(trx, { actor, partnershipId, now }, row.caseId, change);
        return 1;
      });
    }
    const last = proposals.at(-1);
    if (!last || proposals.length < AT_ONCE) return withdrawn;
    after = last.id;
    await breathe();
  }
}
