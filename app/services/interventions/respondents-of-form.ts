import type { Actor } from "#app/domain/access/actor.ts";
import { refuseLink } from "#app/domain/cases/case-link.ts";
import { mayManage } from "#app/domain/cases/manage-case.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { FormRefusal } from "#app/domain/interventions/refuse-form.ts";
import { fullName } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { linkPerson } from "#app/services/cases/case-links.ts";
import type { CaseFacts } from "#app/services/cases/change-case.ts";
import { unsafeListLinks } from "#db/queries/cases.ts";
import { listRespondentCards, type RespondentCard } from "#db/queries/respondent-cards.ts";
import type { Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
export type Bound = Pick<RespondentCard, "id" | "givenNames" | "familyName" | "birthDate" | "birthDateBasis">;
/** Asked once: whoever sees the case will open these people's records. */
type Unlinked = { names: string[]; mayLink: boolean };
type Read =
  | { kind: "read"; people: Bound[]; toLink: string[] }
  | { kind: "refused"; refusal: FormRefusal }
  | ({ kind: "unlinked" } & Unlinked);

/**
 * The people whom the form names, as far as this actor may name them. Of a case: those linked to it, for whoever sees the
 * case reads its interventions and through them opens their respondents. Somebody who is not linked would be opened to all
 * of them by a side door; so whoever manages the people of the case is offered to link them on the way, as alleged, and
 * anybody else is refused and asks for it. Without a case: see listRespondentCards.
 */
export async function readRespondents(
  trx: Transaction,
  { actor, now }: At,
  ids: readonly string[],
  { record, isLinking, day }: { record: CaseFacts | null; isLinking: boolean; day: string },
): Promise<Read> {
  const links = record ? await unsafeListLinks(trx, record.id) : [];
  const linked = links.filter(({ personId, standingId }) => ids.includes(standingId) || ids.includes(personId));
  const people = new Map<string, Bound>(linked.map((link) => [link.standingId, { ...link, id: link.standingId }]));
  const others = ids.filter((id) => !linked.some((link) => link.standingId === id || link.personId === id));
  const cards = await listRespondentCards(trx, actor, others, searchBounds(now));
  if (cards.length < others.length)
    return { kind: "refused", refusal: { field: "respondents", message: "Search for the person again" } };
  for (const card of cards) people.set(card.id, card);
  if (record === null) {
    const closed = cards.find(({ mayBind }) => mayBind === 0);
    if (closed) return { kind: "refused", refusal: { field: "respondents", message: notTheirs(fullName(closed)) } };
    const restricted = cards.find(({ isOnlyRestricted }) => isOnlyRestricted === 1);
    return restricted
      ? { kind: "refused", refusal: { field: "respondents", message: inItsCase(fullName(restricted)) } }
      : { kind: "read", people: [...people.values()], toLink: [] };
  }
  if (cards.length === 0) return { kind: "read", people: [...people.values()], toLink: [] };
  const mayLink = mayManage(actor, record);
  if (!mayLink || !isLinking) return { kind: "unlinked", names: cards.map(fullName), mayLink };
  const link = { role: "perpetrator", standing: "alleged", fromDay: day, ...NO_DETAILS, untilDay: null } as const;
  for (const card of cards) {
    const refusal = refuseLink(link, card, [], londonDay(now));
    if (refusal) return { kind: "refused", refusal: { field: "respondents", message: refusal.message } };
  }
  return { kind: "read", people: [...people.values()], toLink: cards.map(({ id }) => id) };
}

const NO_DETAILS = { standingBasis: null, standingOn: null, standingSource: null };

function notTheirs(name: string) {
  return `You may not open the record of ${name}. Record this in a case that ${name} is linked to, or ask an ASB officer`;
}

/** Without the case it would open the person to everybody who sees what belongs to none. */
function inItsCase(name: string) {
  return `Record it in the case: ${name} is in restricted cases only`;
}

/** Those who were to be linked, each alleged from the day of the intervention. */
export async function linkRespondents(
  trx: Transaction,
  at: At,
  {
    caseId,
    personIds,
    day,
    reference,
  }: { caseId: string; personIds: readonly string[]; day: string; reference: string },
) {
  for (const personId of personIds) {
    const result = await linkPerson(trx, at, caseId, {
      ...{ personId, role: "perpetrator", standing: "alleged", ...NO_DETAILS, fromDay: day },
      note: `Linked with ${reference}`,
    });
    if (result.kind !== "done") throw new Error(`A person of an intervention could not be linked: ${result.kind}`);
  }
}
