import type { Actor } from "#app/domain/access/actor.ts";
import { NAMED_WHO, type LoggedIncident, type NamedWho } from "#app/domain/incidents/log-incident.form.ts";
import { namedIn } from "#app/domain/incidents/refuse-log.ts";
import { fullName } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import type { PersonQuery } from "#app/domain/search/person-query.form.ts";
import { findPeopleLike, isAmongPeopleLike } from "#app/services/search/find-people-like.ts";
import { recordFound } from "#app/services/search/search-people.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import type { Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Cards = Awaited<ReturnType<typeof findPeopleLike>>["cards"];

/** Somebody whom the form names: a record that stands, or somebody to be recorded anew. */
export type NamedPerson =
  | { who: NamedWho; kind: "known"; id: string; name: string }
  | { who: NamedWho; kind: "new"; person: Exclude<ReturnType<typeof namedIn>, null> };
export type PersonOffer = { who: NamedWho; name: string; cards: Cards; agenciesToAsk: string[] };

/**
 * Everybody whom the form names. Search comes before create: of whoever may be recorded already it is asked first, and
 * nobody is taken for another by the product.
 */
export async function namePeople(trx: Transaction, { actor, now }: At, form: LoggedIncident) {
  const people: NamedPerson[] = [];
  const offers: PersonOffer[] = [];
  for (const who of NAMED_WHO) {
    const person = namedIn(form, who);
    if (person === null) continue;
    if (person.chosen === "new") {
      people.push({ who, kind: "new", person });
      continue;
    }
    const query = { name: fullName(person), birthDate: person.birthDate };
    const chosen = person.chosen === null ? null : await chosenOf(trx, { actor, now }, person.chosen, query);
    if (chosen?.kind === "not-shown")
      return { kind: "refused" as const, refusal: { field: `${who}Id`, message: "Choose one of those shown" } };
    if (chosen !== null) people.push({ who, kind: "known", id: chosen.id, name: chosen.name });
    else {
      const found = await findPeopleLike({ db: trx, actor }, query);
      const cards = found.cards.filter((card) => card.match.isLikely).slice(0, 8);
      await recordFound(trx, { actor, now }, { ...found, cards });
      if (cards.length === 0 && found.agenciesToAsk.length === 0) people.push({ who, kind: "new", person });
      else offers.push({ who, name: fullName(person), cards, agenciesToAsk: found.agenciesToAsk });
    }
  }
  return { kind: "read" as const, people, offers };
}

/** Whom somebody chose, where what is typed may still be that person: typed over, it is not who was chosen, and null. */
async function chosenOf(trx: Transaction, { actor, now }: At, id: string, query: PersonQuery) {
  const card = await findIdentityCard(trx, actor, id, searchBounds(now));
  const isThatName =
    query.name.trim() === "" ||
    (card
      ? await isAmongPeopleLike({ db: trx, actor }, query, card)
      : (await findPeopleLike({ db: trx, actor }, query)).cards.some((found) => found.id === id));
  if (!isThatName) return null;
  return card ? { kind: "known" as const, id: card.id, name: fullName(card) } : { kind: "not-shown" as const };
}
