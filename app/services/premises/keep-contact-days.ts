import { contactFrom } from "#app/domain/premises/contact-due.ts";
import { spellOf } from "#app/domain/premises/spell.ts";
import { unsafeListAgreed } from "#db/queries/premises-bands.ts";
import { unsafeFindLastContact, updateContactDays } from "#db/queries/premises-contacts.ts";
import { holdPremises } from "#db/queries/premises.ts";
import type { Transaction } from "#db/transaction.ts";

/** After a grade or a contact, in its transaction: what premises say of their last contact, and from when the next is due. */
export async function keepContactDays(trx: Transaction, premisesId: string) {
  // Whoever records a grade or a contact at the same moment has it reckoned after this, from both.
  await holdPremises(trx, premisesId);
  const last = await unsafeFindLastContact(trx, premisesId);
  const spell = spellOf(await unsafeListAgreed(trx, premisesId));
  await updateContactDays(trx, premisesId, { last_contact_on: last, contact_from_on: contactFrom(spell, last) });
}
