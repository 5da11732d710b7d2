import type { PersonQuery } from "#app/domain/search/person-query.form.ts";
import { rankPeople } from "#app/domain/search/rank-people.ts";
import { fullName } from "#app/domain/people/person.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeFindCardForRequest, unsafeListCardsForRequest } from "#db/queries/request-people.ts";
import { findRightsRequest } from "#db/queries/rights-requests.ts";
import { inTransaction } from "#db/transaction.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { peopleLike } from "../search/find-people-like.ts";
import { soundAlike } from "../search/person-terms.ts";
import { changeRequest, type RequestContext } from "./change-request.ts";

const MOST = 20;

/**
 * Whom a request may be about, by name and date of birth, within this request alone: identity cards, also of people whose
 * records are restricted. Each search stands in the log with what was looked for and whom it showed.
 */
export async function peopleForRequest({ db, actor, now }: RequestContext, id: string, query: PersonQuery) {
  const request = await findRightsRequest(db, actor.partnershipId, id);
  if (!request) return null;
  const { ids } = await peopleLike({ db, actor }, query);
  const cards = await unsafeListCardsForRequest(db, actor.partnershipId, ids);
  const found = cards.map((card) => ({ ...card, aliases: [], hasPostcode: false, foundAs: null }));
  const ranked = rankPeople(found, query, soundAlike).slice(0, MOST);
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      ...{ category: "consultation", event: "rights.people-searched", objectKind: "rights-request", objectId: id },
      ...{ resultCount: ranked.length, detail: { query, returned: ranked.map((card) => card.id) } },
      objects: ranked.map((card) => ({ kind: "person", id: card.id })),
    }),
  );
  return ranked.map((card) => ({
    ...{ id: card.id, reference: card.reference, name: fullName(card), area: card.areaWords },
    ...{ bornIn: card.birthDate?.slice(0, 4) ?? null, reason: card.match.reason },
  }));
}

/** Says whom a request is about, or that nobody who is known is: from then on the record is held for it. */
export function matchRequest(context: RequestContext, id: string, given: { version: number; personId: string }) {
  const { actor, now } = context;
  return changeRequest(context, {
    ...{ id, version: given.version },
    async decide(trx, request) {
      if (request.status === "closed")
        return { kind: "refused", refusal: { field: "personId", message: "This request is closed. Open it again first" } }; // prettier-ignore
      const happenedOn = londonDay(now);
      if (given.personId === "none")
        return {
          ...{ kind: "change", event: "rights.matched", set: { person_id: null } },
          step: { kind: "matched", happenedOn, words: "Nobody of that name is known: nothing is held" },
        };
      const person = await unsafeFindCardForRequest(trx, actor.partnershipId, given.personId);
      if (!person) return { kind: "refused", refusal: { field: "personId", message: "Select one of these people" } };
      return {
        ...{ kind: "change", event: "rights.matched", set: { person_id: person.id } },
        step: { kind: "matched", happenedOn, words: person.reference },
        also: [{ kind: "person", id: person.id }],
      };
    },
  });
}
