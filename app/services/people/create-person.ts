import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { PersonDetails } from "#app/domain/people/person.form.ts";
import { fullName, refuseBirthDate } from "#app/domain/people/person.ts";
import { findPeopleLike } from "#app/services/search/find-people-like.ts";
import { recordFound } from "#app/services/search/search-people.ts";
import { findPersonSearch } from "#db/queries/person-searches.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor } from "#db/transaction.ts";
import { addPerson } from "./add-person.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

type Asked = "sex" | "shown" | "nobodyOfThese";
type Details = Omit<PersonDetails, Asked> & Partial<Pick<PersonDetails, Asked>>;

/**
 * A new person, to be found from this moment on. Only after a search of the actor's own: that comes before create. Where
 * the form asks about likely duplicates, only once the actor has seen all of them and says that it is none.
 */
export function createPerson(context: Context, { searchId, shown, nobodyOfThese, ...given }: Details) {
  const details = { ...given, sex: given.sex ?? null };
  const { actor, now } = context;
  return madeOnce(context, "person", async (trx) => {
    const today = londonDay(now);
    const search = await findPersonSearch(trx, actor, searchId, now.toISOString());
    if (!search)
      return { kind: "refused" as const, refusal: { field: "form", message: "Search for the person first" } };
    const refusal = refuseBirthDate(details, today);
    if (refusal) return { kind: "refused" as const, refusal };

    if (shown !== undefined) {
      const found = await findPeopleLike({ db: trx, actor }, { name: fullName(details), birthDate: details.birthDate });
      const likely = found.cards.filter((card) => card.match.isLikely);
      const seen = nobodyOfThese === "yes" ? shown.split(",") : [];
      if (likely.some((card) => !seen.includes(card.id))) {
        await recordFound(trx, { actor, now }, { ...found, cards: likely });
        return { kind: "likely-known" as const, cards: likely };
      }
    }

    return { kind: "done" as const, id: await addPerson(trx, { actor, now }, details) };
  });
}
