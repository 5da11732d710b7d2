import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { sourceOf } from "#app/domain/people/part-fields.ts";
import type { PartKind } from "#app/domain/people/person-parts.ts";
import { fullName } from "#app/domain/people/person.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { listMarkerKinds } from "#db/queries/marker-kinds.ts";
import { findPersonById } from "#db/queries/people.ts";
import { findPart, listRecordsOfPerson } from "#db/queries/person-parts.ts";
import type { Executor } from "#db/transaction.ts";
import { partSources } from "./part-sources.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type At = { personId: string; kind: PartKind; partId?: string };

/** What the form of a part offers, and the part that is to be changed; null when it is not the actor's to know. */
export async function partPage({ db, actor, now }: Context, { personId, kind, partId }: At) {
  const person = await findPersonById(db, actor, personId);
  if (!person || person.mergedIntoId !== null) return null;
  const found = partId === undefined ? null : await findPart(db, actor, { personId, kind, id: partId });
  if (found === undefined || (found && found.part.endedOn !== null)) return null;
  const sources = await partSources({ db, actor }, await listRecordsOfPerson(db, actor, personId));
  const kinds = kind === "marker" ? await listMarkerKinds(db, actor.partnershipId) : [];
  await recordView({ db, actor, now }, "person.viewed", "person", person.id);
  const stood =
    found?.kind === "marker" && !kinds.some((k) => k.id === found.part.markerKindId)
      ? [{ value: found.part.markerKindId, text: found.part.kindName }]
      : [];
  return {
    today: londonDay(now),
    person: { id: person.id, reference: person.reference, name: fullName(person) },
    found,
    source: found ? sourceOf(found.part) : null,
    sources: [
      { value: "person", text: "From the person, or not through a record" },
      ...sources.map(({ value, reference }) => ({
        value,
        text: `Through ${value.slice(0, value.indexOf(":"))} ${reference}`,
      })),
    ],
    markerKinds: [...kinds.map(({ id, name }) => ({ value: id, text: name })), ...stood],
  };
}
