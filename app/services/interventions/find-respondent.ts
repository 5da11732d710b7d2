import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName, refuseBirthDate } from "#app/domain/people/person.ts";
import { addPerson } from "#app/services/people/add-person.ts";
import { findPeopleLike } from "#app/services/search/find-people-like.ts";
import { recordFound } from "#app/services/search/search-people.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };
type Sought = { findGiven: string | null; findFamily: string; findBorn: string | null };
const SHOWN = 8;

/** Whoever it may be, by name: a search like any other, kept as found and written in the log. */
export async function findRespondent({ db, actor, now }: Context, sought: Sought) {
  const found = await findPeopleLike({ db, actor }, queryOf(sought));
  const cards = found.cards.slice(0, SHOWN);
  await inTransaction(db, (trx) => recordFound(trx, { actor, now }, { ...found, cards }));
  return { ids: cards.map(({ id }) => id), agenciesToAsk: found.agenciesToAsk };
}

/**
 * Somebody new, once everybody likely has been shown and was not chosen: search comes before create, and nobody is taken
 * for another by the product.
 */
export function recordRespondent(context: Context, sought: Sought, shown: readonly string[]) {
  const { actor, now } = context;
  return madeOnce(context, "person", async (trx) => {
    const person = nameOf(sought);
    if (person.givenNames === "")
      return { kind: "refused" as const, field: "findGiven", message: "Enter the given names" };
    const refusal = refuseBirthDate(person, londonDay(now));
    if (refusal) return { kind: "refused" as const, field: "findBorn", message: refusal.message };
    const found = await findPeopleLike({ db: trx, actor }, queryOf(sought));
    const likely = found.cards.filter((card) => card.match.isLikely).slice(0, SHOWN);
    if (likely.some(({ id }) => !shown.includes(id))) {
      await recordFound(trx, { actor, now }, { ...found, cards: likely });
      return { kind: "likely" as const, ids: likely.map(({ id }) => id) };
    }
    return {
      kind: "done" as const,
      id: await addPerson(trx, { actor, now }, { ...person, areaWords: null, sex: null }),
    };
  });
}

function nameOf({ findGiven, findFamily, findBorn }: Sought) {
  const birthDateBasis = findBorn === null ? ("unknown" as const) : ("exact" as const);
  return { givenNames: findGiven ?? "", familyName: findFamily, birthDate: findBorn, birthDateBasis };
}

function queryOf(sought: Sought) {
  return { name: fullName(nameOf(sought)).trim(), birthDate: sought.findBorn };
}
