import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { LoggedIncident } from "#app/domain/incidents/log-incident.form.ts";
import { isInForce, type PartFields, sourceColumns } from "#app/domain/people/part-fields.ts";
import { isSameAddress, isSamePhone } from "#app/domain/incidents/same-reach.ts";
import { keepTermsOfPart } from "#app/services/people/part-terms.ts";
import { placeAreas } from "#app/services/locations/place-areas.ts";
import { insertPart, listAddresses, listContacts, listRecordsOfPerson } from "#db/queries/person-parts.ts";
import type { Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Told = { reportId: string; personId: string };
type Reach = Pick<LoggedIncident, "reporterPhone" | "reporterAddress" | "reporterPostcode">;

/**
 * How to reach whoever reported, as it was typed with the report: through that report, and so seen only by whoever may know
 * that they made it. What is known of them already is not recorded again.
 */
export async function recordReach(
  trx: Transaction,
  at: At,
  told: Told,
  { reporterPhone, reporterAddress, reporterPostcode }: Reach,
) {
  if (reporterPhone === null && reporterAddress === null) return;
  const today = londonDay(at.now);
  const ids = await listRecordsOfPerson(trx, at.actor, told.personId);
  if (reporterPhone !== null) {
    const known = await listContacts(trx, at.actor, ids);
    if (!known.some((part) => isInForce(part, today) && isSamePhone(part.value, reporterPhone)))
      await add(trx, at, told, "contact", {
        contactKind: "phone",
        value: reporterPhone,
        words: null,
        neverUse: 0,
        neverReason: null,
      });
  }
  if (reporterAddress !== null) {
    const address = { lines: reporterAddress, postcode: reporterPostcode };
    const known = await listAddresses(trx, at.actor, ids);
    if (known.some((part) => isInForce(part, today) && isSameAddress(part, address))) return;
    const { beat } = await placeAreas(trx, at.actor.partnershipId, { postcode: reporterPostcode });
    await add(trx, at, told, "address", {
      ...{ addressKind: "home", ...address, beatAreaId: beat?.areaId ?? null, fromDay: null, untilDay: null },
      ...{ neverWrite: 0, neverReason: null },
    });
  }
}

async function add(
  trx: Transaction,
  { actor, now }: At,
  { reportId, personId }: Told,
  kind: "contact" | "address",
  fields: PartFields,
) {
  const { partnershipId } = actor;
  const id = uuid();
  const part = { id, partnershipId, personId, recordedAt: now.toISOString(), recordedBy: actor.id };
  await insertPart(trx, kind, part, { ...fields, ...sourceColumns(`report:${reportId}`) });
  await keepTermsOfPart(trx, { partnershipId, kind, id }, fields);
}
