import type { DemonstrationCard } from "#app/domain/access/demonstration-card.ts";
import { foldEmail } from "#app/domain/access/email.ts";
import { findDemonstrationBirth, listActiveUsersByEmail } from "#db/queries/demonstration.ts";
import type { Executor } from "#db/transaction.ts";
import { CAST, type CastMember } from "./cast.ts";

/** Whom the sign-in page of a demonstration shows, in the order of the cast; of any other database nobody. */
export async function listDemonstrationCards(db: Executor): Promise<DemonstrationCard[]> {
  if ((await findDemonstrationBirth(db)) === undefined) return [];
  const members = (CAST as readonly CastMember[]).map(({ email, card }) => ({ email: foldEmail(email), card }));
  const users = await listActiveUsersByEmail(db, members.filter(({ card }) => card).map(({ email }) => email)); // prettier-ignore
  return members.flatMap(({ email, card }) => {
    const user = users.find((one) => one.emailFolded === email);
    return user && card
      ? [{ ...card, userId: user.id, name: user.name, agency: user.agency, jobTitle: user.jobTitle }]
      : [];
  });
}
