import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { isRenamed, refusePersonChange } from "#app/domain/people/change-person.ts";
import type { PersonChange } from "#app/domain/people/person.form.ts";
import { fold } from "#app/domain/search/fold.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findPersonById } from "#db/queries/people.ts";
import { updatePerson } from "#db/queries/person-merges.ts";
import { insertPart, listRecordsOfPerson } from "#db/queries/person-parts.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { keepTermsOfPart } from "./part-terms.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The person's own details, in every record of the person. A name that was borne stays as a former one. */
export function changePerson({ db, actor, now }: Context, personId: string, change: PersonChange) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const stood = await findPersonById(trx, actor, personId);
    if (!stood || stood.mergedIntoId !== null) return { kind: "not-found" as const };
    if (stood.version !== change.version) return { kind: "changed" as const, current: stood };
    const refusal = refusePersonChange(stood, change, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };

    const { givenNames, familyName, birthDate, birthDateBasis, sex, areaWords } = change;
    const after = { givenNames, familyName, birthDate, birthDateBasis, sex, areaWords };
    const written = { ...after, nameFolded: fold(`${familyName} ${givenNames}`) };
    const ids = await listRecordsOfPerson(trx, actor, personId);
    for (const id of ids) {
      const version = id === personId ? change.version : undefined;
      if (!(await updatePerson(trx, { id, partnershipId, version }, written)))
        return { kind: "changed" as const, current: (await findPersonById(trx, actor, personId)) ?? stood };
    }
    const terms = personTerms({ ...after, reference: stood.reference });
    await replaceSearchTerms(trx, { partnershipId, kind: "person", id: personId }, terms);
    if (isRenamed(stood, change) && change.misspelt !== "yes") {
      const id = uuid();
      const name = { givenNames: stood.givenNames, familyName: stood.familyName };
      const alias = { aliasKind: "former-name", ...name, nameFolded: fold(`${name.familyName} ${name.givenNames}`) };
      const part = { id, partnershipId, personId, recordedAt: now.toISOString(), recordedBy: actor.id };
      await insertPart(trx, "alias", part, { ...alias, caseId: null, referralId: null });
      await keepTermsOfPart(trx, { partnershipId, kind: "alias", id }, alias);
    }
    const before = Object.fromEntries(Object.keys(after).map((name) => [name, stood[name as keyof typeof after]]));
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "person.changed",
      objectKind: "person",
      objectId: personId,
      fields: [...changedFields(before, after), ...(change.reason ? ["reason"] : [])],
      objects: ids.map((id) => ({ kind: "person", id })),
      detail: { before, after: change.reason ? { ...after, reason: change.reason } : after },
    });
    return { kind: "done" as const };
  });
}
