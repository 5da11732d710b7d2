import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { justifiedPart, keptPart } from "#app/domain/disclosures/disclosure-part.ts";
import { refuseGateway } from "#app/domain/disclosures/gateway.ts";
import { mayFetch } from "#app/domain/exports/disclosure.ts";
import type { ChronologyAsked } from "#app/domain/exports/chronology.form.ts";
import { chosenEntries, type ChronologyContent, peopleIn } from "#app/domain/incidents/chronology.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findOwnChronology, insertChronology } from "#db/queries/chronologies.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { chronologyEntries, type ChronologyOf } from "./chronology-entries.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** The chosen entries as they stand, kept with for whom and why before they are shown for the printer (DOMAIN 7.2). */
export function makeChronology(context: Context, of: ChronologyOf, form: ChronologyAsked) {
  const { actor, now } = context;
  return madeOnce(context, "chronology", async (trx) => {
    const found = await chronologyEntries({ db: trx, actor }, of);
    if (!found) return { kind: "not-found" as const };
    const isDisclosed = form.destination === "disclosed";
    const refusal = isDisclosed ? refuseGateway({ isPersonal: true }, form.gateway) : null;
    if (refusal) return { kind: "refused" as const, refusal };
    const showsReporters = form.showsReporters.length > 0;
    const entries = chosenEntries(found.entries, form.entry, showsReporters);
    if (!entries)
      return { kind: "refused" as const, refusal: { field: "entry", message: "Something has changed. Select again what goes in" } }; // prettier-ignore
    const { reference, title, marks } = found;
    const id = uuid();
    const purpose = isDisclosed ? form.gateway : form.destination;
    const eventId = await insertAuditEvent(trx, actor, now, {
      category: "disclosure",
      event: "chronology.made",
      disclosure: justifiedPart({ way: "paper", what: "Chronology" }, form),
      objectKind: of.kind,
      objectId: of.id,
      resultCount: entries.length,
      purpose,
      detail: { chronology: id, ...form },
      restricted: found.isRestricted,
      objects: [
        ...[...found.subjectIds, ...peopleIn(found.entries, form.entry, showsReporters)].map((person) => ({
          kind: "person",
          id: person,
        })),
        ...form.entry
          .filter((key) => key.startsWith("incident:"))
          .map((key) => ({ kind: "incident", id: key.slice(9) })),
      ],
    });
    const content: ChronologyContent = { reference, title, marks, entries };
    await insertChronology(trx, {
      ...{
        id,
        partnership_id: actor.partnershipId,
        destination: form.destination,
        content_as_json: JSON.stringify(content),
      },
      case_id: of.kind === "case" ? of.id : null,
      problem_id: of.kind === "problem" ? of.id : null,
      shows_reporters: showsReporters ? 1 : 0,
      reporters_reason: showsReporters ? form.reportersReason : null,
      purpose: isDisclosed ? null : form.purpose,
      recipients: isDisclosed ? form.recipients : null,
      gateway: isDisclosed ? form.gateway : null,
      necessity: isDisclosed ? form.necessity : null,
      proportionality: isDisclosed ? form.proportionality : null,
      approved_by: isDisclosed ? form.approvedBy : null,
      ...{ made_by: actor.id, made_at: now.toISOString(), audit_event_id: eventId },
    });
    return { kind: "done" as const, id };
  });
}

/** For whoever made it, for an hour, while what it is of is theirs to know: later it is made, and recorded, anew. */
export async function chronologyToPrint({ db, actor, now }: Context, id: string) {
  const made = await findOwnChronology(db, actor, id);
  if (!made || !mayFetch(made, now)) return null;
  const of = made.caseId === null ? { kind: "problem" as const, id: made.problemId ?? "" } : { kind: "case" as const, id: made.caseId }; // prettier-ignore
  const found = await chronologyEntries({ db, actor }, of);
  if (!found) return null;
  const content = JSON.parse(made.content) as ChronologyContent;
  return { id, href: found.href, by: actor.name, at: made.madeAt, purpose: made.purpose ?? `For ${made.recipients ?? ""}`, ...content }; // prettier-ignore
}

/** The same taken out as a file, each time: what leaves is a disclosure (DOMAIN 7.2). */
export async function recordChronologyTaken({ db, actor, now }: Context, id: string) {
  const made = await findOwnChronology(db, actor, id);
  if (!made) return;
  const of = made.caseId === null ? { kind: "problem", id: made.problemId ?? "" } : { kind: "case", id: made.caseId };
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      ...{ category: "disclosure", event: "chronology.downloaded", objectKind: "chronology", objectId: id },
      disclosure: keptPart({ way: "paper", what: "Chronology" }, made),
      objects: [of],
    }),
  );
}

export type PrintedChronology = NonNullable<Awaited<ReturnType<typeof chronologyToPrint>>>;
