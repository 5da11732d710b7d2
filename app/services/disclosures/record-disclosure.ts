import type { Actor } from "#app/domain/access/actor.ts";
import { asReference } from "#app/domain/audit/log-filter.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type DisclosureByHand, NO_SUCH_RECORD, refuseByHand } from "#app/domain/disclosures/disclosure-by-hand.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findByReference, findVisibleReference } from "#db/queries/audit-records.ts";
import type { Executor } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/**
 * What somebody told by telephone, at a meeting or on paper, of a record that they see; those who read the register write
 * down what they told of any. What was told and to whom stands in the register alone, which can be erased.
 */
export function recordDisclosure(context: Context, form: DisclosureByHand) {
  const { actor, now } = context;
  return madeOnce(context, "disclosure-entry", async (trx) => {
    const record = await findByReference(trx, actor, asReference(form.record));
    const isTheirs =
      record !== undefined &&
      (actor.permissions.has("disclosures:read") ||
        (await findVisibleReference(trx, actor, record.kind, record.id)) !== undefined);
    if (!isTheirs) return { kind: "refused" as const, refusal: NO_SUCH_RECORD };
    const refusal = refuseByHand(form, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const { what, destination, recipients, disclosedOn, way, gateway, necessity, proportionality, approvedBy } = form;
    const id = await insertAuditEvent(trx, actor, now, {
      ...{ category: "disclosure", event: "disclosure.recorded", objectKind: record.kind, objectId: record.id },
      ...{ fields: Object.keys(form).filter((name) => name !== "record"), purpose: gateway },
      disclosure: {
        ...{ way, what, on: disclosedOn, destination, recipients, gateway, necessity, proportionality, approvedBy },
      },
    });
    return { kind: "done" as const, id };
  });
}

/** Where the record of a line stands, for whoever may open it. */
export async function recordOfReference({ db, actor }: Pick<Context, "db" | "actor">, typed: string) {
  const record = await findByReference(db, actor, asReference(typed));
  if (!record || !(await findVisibleReference(db, actor, record.kind, record.id))) return null;
  return record;
}
