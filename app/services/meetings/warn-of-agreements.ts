import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { warningDue } from "#app/domain/meetings/agreement-warning.ts";
import { listAgreementsEnding, listChairsOfAgencies } from "#db/queries/group-agreements.ts";
import { listAdministrators } from "#db/queries/memberships.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

type Context = { db: Executor; now: Date };

/**
 * Before an information sharing agreement ends, three times as the settings say, and once when it has lapsed: the agency's
 * contact, the administrators, and the chairs of the groups in which it has somebody. Each is told once for each day, of all
 * the agreements that end on it.
 */
export async function warnOfAgreements(context: Context) {
  let told = 0;
  for (const { id } of await listPartnerships(context.db)) told += await warnInPartnership(context, id);
  return { told };
}

async function warnInPartnership({ db, now }: Context, partnershipId: string): Promise<number> {
  const today = londonDay(now);
  const { agreements, daysBefore } = await agreementsEnding(db, partnershipId, today);
  const administrators = (await listAdministrators(db, [partnershipId])).filter(
    ({ fromDay, untilDay }) => fromDay <= today && (untilDay ?? today) >= today,
  );
  const agencyIds = agreements.map(({ agencyId }) => agencyId);
  const chairs = await listChairsOfAgencies(db, partnershipId, agencyIds, today);
  let told = 0;
  for (const { agencyId, contactId, expiresOn } of agreements) {
    const hasLapsed = expiresOn < today;
    const forDay = hasLapsed ? plusDays(expiresOn, 1) : warningDue(expiresOn, daysBefore, today);
    if (forDay === null) continue;
    const kind = hasLapsed ? ("agreement-lapsed" as const) : ("agreement-ends" as const);
    const about = { partnershipId, kind, forDay, reference: "", at: now };
    const whom = [
      ...(contactId === null ? [] : [{ userId: contactId, objectKind: "own-agreement" as const, objectId: agencyId }]),
      ...administrators.map(({ userId }) => ({
        ...{ userId, objectKind: "agreements-due" as const, objectId: partnershipId },
      })),
      ...chairs
        .filter((chair) => chair.agencyId === agencyId)
        .map(({ userId, groupId }) => ({ userId, objectKind: "group-agreements" as const, objectId: groupId })),
    ];
    const notices = whom.map((one) => ({ ...about, ...one }));
    told += await inTransaction(db, (trx) => notify(trx, notices));
  }
  return told;
}

/** Those that end soon enough for a first warning, or have lapsed of late. */
async function agreementsEnding(db: Executor, partnershipId: string, today: string) {
  const settings = await settingsOn(db, partnershipId, today);
  const daysBefore = [
    settings["meetings.agreement-first-warning-days"],
    settings["meetings.agreement-second-warning-days"],
    settings["meetings.agreement-last-warning-days"],
  ];
  const from = plusDays(today, -settings["meetings.agreement-grace-days"]);
  const rows = await listAgreementsEnding(db, partnershipId, from, plusDays(today, Math.max(...daysBefore)));
  return { daysBefore, agreements: rows.map((row) => ({ ...row, expiresOn: row.expiresOn ?? today })) };
}
