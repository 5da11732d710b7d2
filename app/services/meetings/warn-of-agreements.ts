import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { warningDue } from "#app/domain/meetings/agreement-warning.ts";
import { listAgreementsEnding, listChairsOfAgency } from "#db/queries/group-agreements.ts";
import { listAdministrators } from "#db/queries/memberships.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

/**
 * Before an information sharing agreement ends, three times as the settings say, and once when it has lapsed: the agency's
 * contact, the administrators, and the chairs of the groups in which it has somebody. Each is told once for each day, of all
 * the agreements that end on it.
 */
export async function warnOfAgreements({ db, now }: { db: Executor; now: Date }) {
  const today = londonDay(now);
  let told = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) {
    const settings = await settingsOn(db, partnershipId, today);
    const daysBefore = [
      settings["meetings.agreement-first-warning-days"],
      settings["meetings.agreement-second-warning-days"],
      settings["meetings.agreement-last-warning-days"],
    ];
    const from = plusDays(today, -settings["meetings.agreement-grace-days"]);
    const administrators = (await listAdministrators(db, [partnershipId])).filter(
      ({ fromDay, untilDay }) => fromDay <= today && (untilDay ?? today) >= today,
    );
    for (const ending of await listAgreementsEnding(
      db,
      partnershipId,
      from,
      plusDays(today, Math.max(...daysBefore)),
    )) {
      const { agencyId, contactId } = ending;
      const expiresOn = ending.expiresOn ?? today;
      const hasLapsed = expiresOn < today;
      const forDay = hasLapsed ? plusDays(expiresOn, 1) : warningDue(expiresOn, daysBefore, today);
      if (forDay === null) continue;
      const kind = hasLapsed ? ("agreement-lapsed" as const) : ("agreement-ends" as const);
      const about = { partnershipId, kind, forDay, reference: "", at: now };
      const chairs = await listChairsOfAgency(db, partnershipId, agencyId, today);
      const notices = [
        ...(contactId === null
          ? []
          : [{ userId: contactId, objectKind: "own-agreement" as const, objectId: agencyId }]),
        ...administrators.map(({ userId }) => ({
          userId,
          objectKind: "agreements-due" as const,
          objectId: partnershipId,
        })),
        ...chairs.map(({ userId, groupId }) => ({
          userId,
          objectKind: "group-agreements" as const,
          objectId: groupId,
        })),
      ];
      told += await inTransaction(db, (trx) => notify(trx, notices.map((notice) => ({ ...about, ...notice })))); // prettier-ignore
    }
  }
  return { told };
}
