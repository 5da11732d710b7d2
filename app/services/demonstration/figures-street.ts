import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { figureBatch } from "#app/services/performance/figure-batch.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertSlices } from "#db/queries/figure-slices.ts";
import { insertBatch } from "#db/queries/import-runs.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Chance } from "./chance.ts";
import { BEATS, type CrimeModel, monthOf } from "./crime-model.ts";
import { INVENTED } from "./figures-source.ts";
import { at, type World } from "./world.ts";

/** How data.police.uk's categories share out what is recorded, in hundredths of All Crime; those of the table go by theirs. */
const CATEGORIES = {
  "Bicycle theft": "Cycle Theft",
  Burglary: "Burglary – Residential",
  Robbery: "Robbery",
  Shoplifting: "Shoplifting",
  "Vehicle crime": "Theft from Vehicles",
  ...{
    "Violence and sexual offences": 36,
    "Criminal damage and arson": 9,
    "Public order": 7,
    "Other theft": 9,
    Drugs: 3,
  },
  ...{ "Possession of weapons": 1, "Theft from the person": 1, "Other crime": 2, "Anti-social behaviour": 21 },
} as const;

/** Street-level months, published some six weeks after each has ended; two of three years at once, then one by one. */
export async function recordStreetMonths(world: World, chance: Chance, actor: Actor, model: CrimeModel) {
  const { db, partnershipId: partnership_id, today } = world;
  const known = model.months.filter((month) => plusDays(plusMonths(month, 1), 42) < today);
  for (const months of [known.slice(0, 24), known.slice(24)]) {
    const last = months.at(-1);
    if (last === undefined) continue;
    const publishedOn = plusDays(plusMonths(last, 1), 42);
    const now = at(publishedOn < world.from ? plusDays(world.from, 5) : publishedOn, "12:30");
    const source = { publisher: INVENTED, asAt: monthOf(last).to, publishedOn };
    const batch = figureBatch(
      { actor, now },
      { format: "police-uk", facts: months, rows: months.length * 1100, source },
    );
    const slices = months.map((month) => ({ month, id: uuid() }));
    await inTransaction(db, async (trx) => {
      await insertBatch(trx, batch);
      await insertSlices(trx, {
        slices: slices.map(({ id, month }) => ({
          ...{ id, partnership_id, batch_id: batch.id, source: "police-uk" as const, force: "Leicestershire Police" },
          ...{ csp_name: null, from_day: month, to_day: monthOf(month).to, is_newest: 1 },
          ...{ rows_outside: chance.between(6800, 7600), rows_without_place: chance.between(180, 260) },
        })),
        street: slices.flatMap(({ id, month }) =>
          countsOf(world, chance, model, month, { partnership_id, slice_id: id }),
        ),
        csp: [],
      });
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "collection", event: "import.crime", objectKind: "import-batch", objectId: batch.id },
        ...{ resultCount: slices.length, detail: { format: "police-uk", ...source } },
      });
    });
  }
}

function countsOf(
  world: World,
  chance: Chance,
  model: CrimeModel,
  month: string,
  row: { partnership_id: string; slice_id: string },
) {
  return Object.entries(CATEGORIES).flatMap(([category, of]) => {
    const inBeats = BEATS.map((beat) => {
      const days = monthOf(month);
      const crimes =
        typeof of === "string"
          ? model.crimes(of, days, beat)
          : Math.round(((model.crimes("All Crime", days, beat) * of) / 100) * (0.85 + chance.next() * 0.3));
      return { ...row, id: uuid(), area_id: world.beat(beat), category, crimes };
    });
    const whole = inBeats.reduce((sum, { crimes }) => sum + crimes, 0);
    return [{ ...row, id: uuid(), area_id: null, category, crimes: whole + chance.between(0, 2) }, ...inBeats];
  });
}
