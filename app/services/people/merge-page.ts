import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { PART_KINDS } from "#app/domain/people/person-parts.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findPersonById, listCasesOfPerson, listReferralsOfPerson } from "#db/queries/people.ts";
import { unsafeIsHeldElsewhere, unsafeListHoldings } from "#db/queries/person-merges.ts";
import { listRecordsOfPerson } from "#db/queries/person-parts.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { personRecord } from "./person-record.ts";

type Context = { db: Executor; actor: Actor; now: Date };

const MOST = 100;

/** Two records side by side with what comes along; "held-elsewhere" when something that names one is hidden. */
export async function mergePage({ db, actor, now }: Context, firstId: string, secondId: string) {
  if (firstId === secondId) return { kind: "not-found" as const };
  const ids = [firstId, secondId];
  const sides = [];
  const all: string[] = [];
  for (const id of ids) {
    const person = await findPersonById(db, actor, id);
    if (!person || person.mergedIntoId !== null) return { kind: "not-found" as const };
    const records = await listRecordsOfPerson(db, actor, id);
    all.push(...records);
    const parts = await personRecord({ db, actor }, records, londonDay(now));
    const holdings = await unsafeListHoldings(db, records);
    sides.push({
      person,
      cases: (await listCasesOfPerson(db, actor, records, MOST)).map((c) => c.reference),
      referrals: (await listReferralsOfPerson(db, actor, records, MOST)).map((r) => r.reference),
      assessments: holdings.filter((holding) => holding.kind === "risk").length,
      parts: PART_KINDS.map((kind) => ({
        kind,
        titles: parts[kind].map(({ title, other }) => (other ? `${title} ${other.name}` : title)),
      })),
    });
  }
  const isHeldElsewhere = await unsafeIsHeldElsewhere(db, actor, all);
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "consultation",
      event: "person.merge-previewed",
      objectKind: "person",
      objectId: firstId,
      objects: all.map((id) => ({ kind: "person", id })),
    }),
  );
  const [first, second] = sides;
  if (isHeldElsewhere || !first || !second) return { kind: "held-elsewhere" as const };
  return { kind: "found" as const, first, second };
}
export type MergeSide = Extract<Awaited<ReturnType<typeof mergePage>>, { kind: "found" }>["first"];
