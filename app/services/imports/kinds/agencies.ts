import { v7 as uuid } from "uuid";
import { AGENCY_KIND_NAMES, type AgencyKind, countsLocallyByDefault } from "#app/domain/agencies/agency-kinds.ts";
import { refuseAgencyDays } from "#app/domain/agencies/agreement.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { agenciesKind } from "#app/domain/imports/kinds/agencies.ts";
import type { Decision, ReadRow, RowValues } from "#app/domain/imports/kind.ts";
import { fold } from "#app/domain/search/fold.ts";
import {
  findAgency,
  insertAgency,
  insertPartnershipAgency,
  unsafeFindAgencyByName,
  updatePartnershipAgency,
} from "#db/queries/agencies.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { countReferrersOfAgencies, deleteAgency, deleteAgencyOfPartnership } from "#db/queries/import-referrers.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import type { ImportContext, KindWork, RowToWrite, Written } from "../kind-work.ts";

type Days = { isaSignedOn: string | null; isaExpiresOn: string | null };
/** What the partnership's row was; `isNew` when the agency itself was made too. */
type Before = Days | null;

const dayOr = (value: RowValues[string] | undefined, other: string | null) =>
  typeof value === "string" ? value : other;

async function decideOne(db: Executor, partnershipId: string, today: string, { values }: ReadRow): Promise<Decision> {
  const known = await unsafeFindAgencyByName(db, fold(String(values.name)));
  const here = known && (await findAgency(db, partnershipId, known.id));
  const days = daysAfter(here, values);
  const refusal = refuseAgencyDays({ signedOn: days.isaSignedOn, expiresOn: days.isaExpiresOn, leftOn: null }, today);
  if (refusal)
    return {
      fate: "error",
      field: refusal.field === "isaSignedOn" ? "signedOn" : "expiresOn",
      reason: refusal.message,
    };
  if (!known) return { fate: "imported" };
  if (known.kind !== values.kind)
    return {
      fate: "possible-duplicate",
      field: "kind",
      reason: `An agency of this name is known as: ${AGENCY_KIND_NAMES[known.kind]}`,
    };
  if (!here) return { fate: "imported" };
  return here.isaSignedOn === days.isaSignedOn && here.isaExpiresOn === days.isaExpiresOn
    ? { fate: "skipped", reason: "In the partnership already, with these days" }
    : { fate: "updated" };
}

/** A day that the file does not give stays as it is. */
function daysAfter(here: Days | undefined, values: RowValues): Days {
  return {
    isaSignedOn: dayOr(values.signedOn, here?.isaSignedOn ?? null),
    isaExpiresOn: dayOr(values.expiresOn, here?.isaExpiresOn ?? null),
  };
}

async function writeOne(trx: Transaction, context: ImportContext, { values }: RowToWrite): Promise<Written[]> {
  const { partnershipId, actor, now } = context;
  const name = String(values.name);
  const known = await unsafeFindAgencyByName(trx, fold(name));
  const here = known && (await findAgency(trx, partnershipId, known.id));
  const days = daysAfter(here, values);
  const columns = { isa_signed_on: days.isaSignedOn, isa_expires_on: days.isaExpiresOn };
  const id = known?.id ?? uuid();
  const kind = values.kind as AgencyKind;
  if (!known)
    await insertAgency(trx, { id, name, name_folded: fold(name), kind, created_at: now.toISOString(), version: 1 });
  if (here) await updatePartnershipAgency(trx, { partnershipId, agencyId: id, version: here.version }, columns);
  else
    await insertPartnershipAgency(trx, {
      ...columns,
      partnership_id: partnershipId,
      agency_id: id,
      reports_count_locally: countsLocallyByDefault(kind) ? 1 : 0,
      contact_user_id: null,
      left_on: null,
      version: 1,
    });
  const before: Before = here ? { isaSignedOn: here.isaSignedOn, isaExpiresOn: here.isaExpiresOn } : null;
  await insertAuditEvent(trx, actor, now, {
    category: "permission",
    event: here ? "agency.changed" : "agency.added",
    objectKind: "agency",
    objectId: id,
    fields: here ? Object.keys(days) : ["name", "kind", ...Object.keys(days)],
    detail: here ? { before, after: days } : { after: { name, kind, ...days } },
  });
  return [
    ...(known ? [] : [{ recordKind: "agency", recordId: id, before: null }]),
    { recordKind: "partnership-agency", recordId: id, before },
  ];
}

async function takeBackOne(trx: Transaction, { partnershipId, actor, now }: ImportContext, item: Written) {
  const agencyId = item.recordId;
  const before = item.before as Before;
  if (item.recordKind === "agency") return deleteAgency(trx, agencyId);
  const here = await findAgency(trx, partnershipId, agencyId);
  if (!here) return;
  if (before === null) await deleteAgencyOfPartnership(trx, partnershipId, agencyId);
  else
    await updatePartnershipAgency(
      trx,
      { partnershipId, agencyId, version: here.version },
      { isa_signed_on: before.isaSignedOn, isa_expires_on: before.isaExpiresOn },
    );
  await insertAuditEvent(trx, actor, now, {
    category: "permission",
    event: "agency.import-undone",
    objectKind: "agency",
    objectId: agencyId,
    detail: { before: { isaSignedOn: here.isaSignedOn, isaExpiresOn: here.isaExpiresOn }, after: before ?? {} },
  });
}

export const agenciesWork: KindWork = {
  kind: agenciesKind,
  writes: "at-once",
  async decide(db, { partnershipId, now }, rows) {
    const decisions: Decision[] = [];
    for (const row of rows) decisions.push(await decideOne(db, partnershipId, londonDay(now), row));
    return decisions;
  },
  async write(trx, context, rows) {
    const written: Written[] = [];
    for (const row of rows) written.push(...(await writeOne(trx, context, row)));
    return written;
  },
  referrers: (db, { partnershipId, batchId }) => countReferrersOfAgencies(db, partnershipId, batchId),
  async takeBack(trx, context, items) {
    // Its part in the partnership refers to the agency, and goes first.
    for (const kind of ["partnership-agency", "agency"])
      for (const item of items) if (item.recordKind === kind) await takeBackOne(trx, context, item);
  },
};
