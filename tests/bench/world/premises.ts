import { licenceNumberKey } from "#app/domain/premises/register.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertRows, type NewRow } from "#db/queries/rows-in-bulk.ts";
import { inTransaction } from "#db/transaction.ts";
import { idOn } from "./ids.ts";
import type { Somewhere } from "./people.ts";
import type { Town } from "./town.ts";

const SIGNS = ["Anchor", "Bell", "Crown", "Dolphin", "Eagle", "Fox", "Griffin", "Hind", "Ivy", "Jolly Farmer"];

/** So many licensed premises, each at a place, with one incident there. */
export async function loadPremises(
  town: Town,
  places: readonly Somewhere[],
  incidentIds: readonly string[],
  count: number,
) {
  const { db, from, numbers, partnershipId: partnership_id, users } = town;
  const at = { partnership_id, version: 1, created_at: `${from}T09:00:00.000Z`, created_by: users.licensing };
  const rows = Array.from({ length: count }, (_, index): NewRow<"premises"> => {
    const number = `BEN/PREM/${index + 1}`;
    const name = `The ${SIGNS[index % SIGNS.length] ?? "Anchor"} ${Math.floor(index / SIGNS.length) + 1}`;
    const place = places[(index * 7) % places.length];
    return {
      ...{
        ...at,
        id: idOn(from),
        reference: numbers.next("LP", from),
        licence_number: number,
        name,
        name_folded: fold(name),
      },
      ...{
        licence_number_folded: licenceNumberKey(number),
        kind: "premises-licence",
        status: "current",
        licensed_from: from,
      },
      ...{ address_words: place?.name, location_id: place?.id, beat_code: place?.beat, capacity: 200 },
    };
  });
  const step = Math.max(1, Math.floor(incidentIds.length / count));
  const incidents = rows.map(({ id }, index): NewRow<"premises_incident"> => ({
    ...{ ...at, id: idOn(from), premises_id: id, incident_id: incidentIds[index * step] ?? "" },
    ...{ severity: "violence-with-injury", attribution: "caused-by", called_police: 0, good_practice: 0 },
    ...{ is_crime: 1, is_safety: 0, is_nuisance: 0, is_children: 0 },
  }));
  await inTransaction(db, async (trx) => {
    await insertRows(trx, "premises", rows);
    await insertRows(trx, "premises_incident", incidents);
  });
}
