import { refuseOfficer } from "#app/domain/agencies/officer-of-agency.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { listOfficers } from "#db/queries/users.ts";
import type { Executor } from "#db/transaction.ts";

type Lead = { agencyId: string | null; userId: string | null };
type Fields = { agency: string; user: string };

/** Everybody of the partnership may lead something of a plan. */
export async function leadChoices(db: Executor, partnershipId: string) {
  const [agencies, users] = [await listAgenciesOfPartnership(db, partnershipId), await listOfficers(db, partnershipId)];
  return { agencies: agencies.map(({ id, name }) => ({ value: id, text: name })), users };
}

/** Whoever leads it already may go on, also when they have left since. */
export async function refuseLead(
  db: Executor,
  partnershipId: string,
  wanted: Lead,
  { before, fields }: { before: Lead | null; fields: Fields },
) {
  const { agencies, users } = await leadChoices(db, partnershipId);
  const agency = agencies.find(({ value }) => value === wanted.agencyId);
  if (wanted.agencyId !== null && !agency && wanted.agencyId !== before?.agencyId)
    return { field: fields.agency, message: "Select the agency from the list" };
  if (wanted.userId === null || (wanted.userId === before?.userId && wanted.agencyId === before.agencyId)) return null;
  const user = users.find(({ id }) => id === wanted.userId);
  if (!user) return { field: fields.user, message: "Select the person from the list" };
  const message = agency ? refuseOfficer(user, { id: agency.value, name: agency.text }) : null;
  return message === null ? null : { field: fields.user, message };
}
