import { v7 as uuid } from "uuid";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { LineChange, NewLine } from "#app/domain/plan/funding.form.ts";
import {
  findFundingLine,
  insertFundingEntries,
  insertFundingLine,
  nextFundingOrdinal,
  updateFundingLine,
} from "#db/queries/funding.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { madeOnce } from "../session/made-once.ts";
import { entryRow } from "./enter-funding.ts";

type Context = AdminContext & { once?: string | null };

/** A line of a year, and what is allocated to it where that is known already. */
export function addFundingLine(at: Context, { allocated, ...wanted }: NewLine) {
  const { actor, now } = at;
  return madeOnce(at, "funding-line", async (trx) => {
    const refusal = await refuseAgency(trx, actor.partnershipId, wanted.ownerAgencyId);
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    const { year, description, funder, ownerAgencyId, delivers } = wanted;
    await insertFundingLine(trx, {
      ...{ id, partnership_id: actor.partnershipId, year, description, funder, delivers, opcc_state: null },
      ordinal: await nextFundingOrdinal(trx, actor.partnershipId, year),
      ...{ owner_agency_id: ownerAgencyId, created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    if (allocated !== null && allocated > 0) {
      const first = {
        kind: "allocated" as const,
        pence: allocated,
        onDay: londonDay(now),
        words: "As the line was added",
      };
      await insertFundingEntries(trx, [entryRow({ actor, now }, id, first)]);
    }
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "funding-line.added", objectKind: "funding-line", objectId: id },
      fields: [...Object.keys(wanted), ...(allocated === null ? [] : ["allocated"])],
      detail: { after: { ...wanted, allocated } },
    });
    return { kind: "done" as const, id };
  });
}

export function changeFundingLine({ db, actor, now }: AdminContext, id: string, change: LineChange) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const current = await findFundingLine(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    const { version, ...after } = change;
    const isSame = after.ownerAgencyId === current.ownerAgencyId;
    const refusal = isSame ? null : await refuseAgency(trx, partnershipId, after.ownerAgencyId);
    if (refusal) return { kind: "refused" as const, refusal };
    const { description, funder, ownerAgencyId, delivers } = after;
    const set = { description, funder, owner_agency_id: ownerAgencyId, delivers };
    if (!(await updateFundingLine(trx, { partnershipId, id, version }, set)))
      return { kind: "changed" as const, current };
    const before = {
      ...{ description: current.description, funder: current.funder },
      ...{ ownerAgencyId: current.ownerAgencyId, delivers: current.delivers },
    };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "funding-line.changed", objectKind: "funding-line", objectId: id },
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
}

async function refuseAgency(trx: Transaction, partnershipId: string, agencyId: string | null) {
  if (agencyId === null || (await findAgencyOfPartnership(trx, partnershipId, agencyId))) return null;
  return { field: "ownerAgencyId", message: "Select the agency from the list" };
}
