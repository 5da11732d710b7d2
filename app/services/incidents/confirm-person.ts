import { insertAuditEvent } from "#db/queries/audit.ts";
import { findUnconfirmed, markConfirmed } from "#db/queries/imported-people-lists.ts";
import { inTransaction } from "#db/transaction.ts";
import type { IncidentContext } from "./change-incident.ts";

/** Somebody whom a file brought is a person of their own: nobody else who is recorded. */
export function confirmPerson({ db, actor, now }: IncidentContext, person: { personId: string; version: number }) {
  return inTransaction(db, async (trx) => {
    if (!(await findUnconfirmed(trx, actor, person.personId))) return { kind: "not-found" as const };
    if (!(await markConfirmed(trx, actor, person, now.toISOString()))) return { kind: "changed" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "person.confirmed",
      objectKind: "person",
      objectId: person.personId,
      fields: ["confirmedAt"],
    });
    return { kind: "done" as const };
  });
}
