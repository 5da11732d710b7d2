import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { type Period, plusQuarters, quarterOf, quarterPeriod } from "#app/domain/performance/quarter.ts";
import { figureBatch } from "#app/services/performance/figure-batch.ts";
import { recordPopulations } from "#app/services/performance/record-populations.ts";
import { excludeMember, recordGroupVersion } from "#app/services/performance/similar-group.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertSlices } from "#db/queries/figure-slices.ts";
import { insertBatch } from "#db/queries/import-runs.ts";
import { inTransaction } from "#db/transaction.ts";
import { asDone } from "./as-done.ts";
import type { Chance } from "./chance.ts";
import type { CrimeModel } from "./crime-model.ts";
import { INVENTED } from "./figures-source.ts";
import { at, type World } from "./world.ts";

const OWN = "Leicestershire – Charnwood";
/** The group of the partnership's own papers, each with about how many people live there. Its crimes are invented. */
const MEMBERS: readonly (readonly [string, number])[] = [
  [OWN, 185_000],
  ["Hampshire – Eastleigh", 137_000],
  ["Hertfordshire – North Hertfordshire", 134_000],
  ["Thames Valley – Wycombe", 179_000],
  ["Hertfordshire – Hertsmere", 108_000],
  ["Sussex – Arun", 166_000],
  ["Essex – Chelmsford", 183_000],
  ["Essex – Epping Forest", 135_000],
  ["North Yorkshire – York", 204_000],
  ["Kent – Maidstone", 179_000],
  ["Kent – Canterbury", 158_000],
  ["Avon and Somerset – Bath and North East Somerset", 195_000],
  ["Avon and Somerset – South Gloucestershire", 294_000],
  ["Hertfordshire – Dacorum", 156_000],
  ["Warwickshire – Rugby", 116_000],
];
/** Crimes a year for each 1,000 people by the Home Office's groups of offences. */
const RATES = {
  ...{
    "Violence against the person": 22.5,
    "Sexual offences": 2.6,
    Robbery: 0.5,
    Burglary: 2.9,
    "Vehicle offences": 4.6,
  },
  ...{
    "Theft offences": 13.8,
    "Criminal damage and arson": 6.3,
    "Drug offences": 1.9,
    "Possession of weapons offences": 0.7,
  },
  ...{ "Public order offences": 5.1, "Miscellaneous crimes against society": 1.3 },
} as const;

/** Who is in the most similar group, one of them without usable figures for some time, and what each recorded by quarter. */
export async function recordGroup(world: World, chance: Chance, actor: Actor, model: CrimeModel) {
  const { db, from } = world;
  const context = { db, actor, now: at(plusDays(from, 4), "11:20") };
  const members = MEMBERS.map(([name]) => name).join("\n");
  await asDone(recordGroupVersion(context, { fromDay: from, publisher: INVENTED, members, own: OWN }));
  const year = Number(from.slice(0, 4));
  const table = MEMBERS.filter(([name]) => name !== OWN).map(([name, people]) => `${name}\t${people}`);
  await asDone(recordPopulations(context, { year, publisher: INVENTED, table: table.join("\n") }));
  const quarters = quartersOf(world, model);
  await recordQuarters(world, chance, actor, quarters);
  const last = quarters.at(-1);
  if (last)
    await asDone(
      excludeMember(
        { db, actor, now: at(plusDays(world.today, -20), "10:30") },
        {
          ...{ member: "Kent – Maidstone", fromDay: last.from, toDay: null },
          reason: "Figures of the quarter are drawn from a new system and not yet complete",
        },
      ),
    );
}

/** Those over for three months, which is when they are published. */
function quartersOf({ today }: World, { months }: CrimeModel): Period[] {
  const found: Period[] = [];
  const start = months[0] ?? today;
  for (
    let quarter = plusQuarters(quarterOf(start), 1);
    plusDays(quarterPeriod(quarter).to, 100) < today;
    quarter = plusQuarters(quarter, 1)
  )
    found.push(quarterPeriod(quarter));
  return found;
}

async function recordQuarters(world: World, chance: Chance, actor: Actor, quarters: readonly Period[]) {
  const last = quarters.at(-1);
  if (!last) return;
  const now = at(plusDays(last.to, 101), "11:45");
  const publishedOn = plusDays(last.to, 100);
  const { partnershipId: partnership_id } = world;
  const slices = quarters.flatMap((period) => MEMBERS.map(([name, people]) => ({ period, name, people, id: uuid() })));
  const source = { publisher: INVENTED, asAt: last.to, publishedOn };
  const facts = slices.map(({ name, period }) => `${name} ${period.from}`);
  const batch = figureBatch({ actor, now }, { format: "home-office", facts, rows: slices.length, source });
  const manner = new Map(MEMBERS.map(([name]) => [name, name === OWN ? 0.87 : 0.82 + chance.next() * 0.4]));
  await inTransaction(world.db, async (trx) => {
    await insertBatch(trx, batch);
    await insertSlices(trx, {
      slices: slices.map(({ id, name, period }) => {
        const [force = "", csp_name = ""] = name.split(" – ");
        const days = { from_day: period.from, to_day: period.to };
        const row = { id, partnership_id, batch_id: batch.id, source: "home-office" as const, force, csp_name };
        return { ...row, ...days, is_newest: 1, rows_outside: 0, rows_without_place: 0 };
      }),
      street: [],
      csp: slices.flatMap(({ id, name, people }) =>
        Object.entries(RATES).map(([group, rate]) => ({
          ...{
            id: uuid(),
            partnership_id,
            slice_id: id,
            offence_group: group,
            offence_subgroup: group,
            offence: group,
          },
          offence_code: "",
          crimes: Math.round((people / 4000) * rate * (manner.get(name) ?? 1) * (0.92 + chance.next() * 0.16)),
        })),
      ),
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "import.crime", objectKind: "import-batch", objectId: batch.id },
      ...{ resultCount: slices.length, detail: { format: "home-office", ...source } },
    });
  });
}
