import type { Actor } from "#app/domain/access/actor.ts";
import type { PartFields, PartRefusal } from "#app/domain/people/part-fields.ts";
import { postcodeOf } from "#app/domain/locations/postcode.ts";
import type { AnyPartData } from "#app/domain/people/part.form.ts";
import { type RelationshipChoice, sidesOf } from "#app/domain/people/relationships.ts";
import { fold } from "#app/domain/search/fold.ts";
import { placeAreas } from "#app/services/locations/place-areas.ts";
import { findMarkerKind } from "#db/queries/marker-kinds.ts";
import { findPersonByReference } from "#db/queries/people.ts";
import type { AnyPart } from "#db/queries/person-parts.ts";
import type { Transaction } from "#db/transaction.ts";

type At = { actor: Actor; ids: readonly string[]; today: string };
type Further = { kind: "fields"; fields: PartFields } | { kind: "refused"; refusal: PartRefusal };

/** What a form cannot know of a part: the beat of an address, whether a warning is on the list, who the other person is. */
export async function furtherFields(
  trx: Transaction,
  { actor, ids, today }: At,
  { kind, data }: AnyPartData,
  stood: AnyPart | null,
): Promise<Further> {
  if (kind === "address") {
    const postcode = postcodeOf(data.postcode ?? "");
    if (data.postcode !== null && postcode === null)
      return refused("postcode", "Enter a whole postcode, like LE11 1AB, or leave it blank");
    const { beat } = await placeAreas(trx, actor.partnershipId, { postcode });
    return { kind: "fields", fields: { postcode, beatAreaId: beat?.areaId ?? null } };
  }
  if (kind === "alias") {
    return { kind: "fields", fields: { nameFolded: fold(`${data.familyName} ${data.givenNames}`) } };
  }
  if (kind === "marker") {
    const listed = await findMarkerKind(trx, actor.partnershipId, data.markerKindId);
    const isAsBefore = stood?.kind === "marker" && stood.part.markerKindId === data.markerKindId;
    if (!listed || (listed.endedOn !== null && !isAsBefore))
      return refused("markerKindId", "Select a warning from the list");
    return { kind: "fields", fields: stood ? {} : { addedOn: today } };
  }
  if (kind === "relationship") {
    if (stood?.kind === "relationship") return sidesAsBefore(stood, data.as);
    const other = await findPersonByReference(trx, actor, data.otherReference.toUpperCase());
    if (!other) return refused("otherReference", "Enter the reference of a person whom you may open, like P-26-0001");
    if (ids.includes(other.id)) return refused("otherReference", "Enter the reference of somebody else");
    return { kind: "fields", fields: inOrder(data.as, ids[0] ?? "", other.id) };
  }
  return { kind: "fields", fields: {} };
}

/** Changed on the page of either: the two stay, and may change sides. */
function sidesAsBefore({ part }: Extract<AnyPart, { kind: "relationship" }>, as: RelationshipChoice): Further {
  const stays = sidesOf(as).side === part.side;
  return { kind: "fields", fields: stays ? {} : inOrder(as, part.personId, part.otherRecordId) };
}

function inOrder(as: RelationshipChoice, mine: string, theirs: string): PartFields {
  return sidesOf(as).side === "first"
    ? { personId: mine, otherPersonId: theirs }
    : { personId: theirs, otherPersonId: mine };
}

function refused(field: string, message: string): Further {
  return { kind: "refused", refusal: { field, message } };
}
