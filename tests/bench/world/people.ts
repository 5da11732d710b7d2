import { plusDays } from "#app/domain/dates/iso-day.ts";
import { fold } from "#app/domain/search/fold.ts";
import { locationTerms } from "#app/services/search/location-terms.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import { insertRows, type NewRow } from "#db/queries/rows-in-bulk.ts";
import type { SearchTerm } from "#db/queries/search-terms.ts";
import { inTransaction } from "#db/transaction.ts";
import { idOn } from "./ids.ts";
import { aName, anAddress } from "./names.ts";
import type { Town } from "./town.ts";

const AT_ONCE = 1000;

export type Somebody = { id: string; given: string; family: string };
export type Somewhere = { id: string; name: string; beat: string };

/** So many people, each found by name, sound, spelling and birth date. */
export async function loadPeople(town: Town, count: number): Promise<Somebody[]> {
  const { db, chance, from, numbers, partnershipId: partnership_id, users } = town;
  const all: Somebody[] = [];
  while (all.length < count) {
    const rows: NewRow<"person">[] = [];
    const terms: NewRow<"search_term">[] = [];
    while (rows.length < AT_ONCE && all.length < count) {
      const { given, family } = aName(chance);
      const [id, reference] = [idOn(from), numbers.next("P", from)];
      const born = plusDays("1940-01-01", chance.between(0, 24_000));
      rows.push({
        ...{ id, partnership_id, reference, version: 1, given_names: given, family_name: family },
        ...{ name_folded: fold(`${family} ${given}`), birth_date: born, birth_date_basis: "exact", area_words: null },
        ...{ sex: null, merged_into_id: null, created_at: `${from}T09:00:00.000Z`, created_by: users.officer },
      });
      const searched = { reference, givenNames: given, familyName: family, birthDate: born, birthDateBasis: "exact" } as const; // prettier-ignore
      terms.push(...termRows({ partnership_id, record_kind: "person", record_id: id }, personTerms(searched)));
      all.push({ id, given, family });
    }
    await inTransaction(db, async (trx) => {
      await insertRows(trx, "person", rows);
      await insertRows(trx, "search_term", terms);
    });
  }
  return all;
}

/** So many addresses over all beats. */
export async function loadPlaces(
  { db, beats, from, numbers, partnershipId: partnership_id, users }: Town,
  count: number,
) {
  const places = Array.from({ length: count }, (_, index): Somewhere & { reference: string } => {
    const beat = beats[index % beats.length] ?? "";
    return { id: idOn(from), name: anAddress(index), beat, reference: numbers.next("L", from) };
  });
  const rows = places.map(({ id, name, beat, reference }): NewRow<"location"> => ({
    ...{ id, partnership_id, reference, version: 1, kind: "address", name, name_folded: fold(name) },
    ...{ address_words: name, postcode: null, beat_code: beat, beat_by: "choice", ward_code: null, ward_by: null },
    ...{ lsoa_code: null, lsoa_by: null, uprn: null, latitude: null, longitude: null },
    ...{ created_at: `${from}T09:00:00.000Z`, created_by: users.officer },
  }));
  const terms = places.flatMap(({ id, name, reference }) =>
    termRows(
      { partnership_id, record_kind: "location", record_id: id },
      locationTerms({ reference, name, addressWords: name, postcode: null }),
    ),
  );
  await inTransaction(db, async (trx) => {
    await insertRows(trx, "location", rows);
    await insertRows(trx, "search_term", terms);
  });
  return places;
}

type Of = { partnership_id: string; record_kind: string; record_id: string };

function termRows(of: Of, terms: readonly SearchTerm[]): NewRow<"search_term">[] {
  const unique = new Map(terms.map((one) => [`${one.kind} ${one.term}`, one]));
  return [...unique.values()].map(({ kind, term }) => ({ ...of, term_kind: kind, term }));
}
