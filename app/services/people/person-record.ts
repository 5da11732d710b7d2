import type { Actor } from "#app/domain/access/actor.ts";
import {
  describeAddress,
  describeAlias,
  describeContact,
  type Described,
  describeMarker,
  describeRelationship,
  describeSafeContact,
} from "#app/domain/people/describe-part.ts";
import { isInForce, sourceOf } from "#app/domain/people/part-fields.ts";
import type { PartKind } from "#app/domain/people/person-parts.ts";
import { fullName } from "#app/domain/people/person.ts";
import {
  listAddresses,
  listAliases,
  listContacts,
  listMarkers,
  listRelationships,
  listSafeContacts,
} from "#db/queries/person-parts.ts";
import type { Executor } from "#db/transaction.ts";
import { partSources } from "./part-sources.ts";

type Context = { db: Executor; actor: Actor };
type Stood = {
  id: string;
  caseId: string | null;
  referralId: string | null;
  reportId: string | null;
  endedOn: string | null;
  endReason: string | null;
  untilDay?: string | null;
};
export type ShownPart = Described & {
  id: string;
  /** In the words "through CS-26-0001"; null when recorded with the person. */
  source: string | null;
  isInForce: boolean;
  endedOn: string | null;
  endReason: string | null;
  other: { id: string; name: string; reference: string } | null;
};
export type PersonParts = Record<PartKind, ShownPart[]>;

/** All that the actor may see of what is known of a person beside the identity, as a page shows it. */
export async function personRecord(
  { db, actor }: Context,
  ids: readonly string[],
  today: string,
): Promise<PersonParts> {
  const sources = new Map((await partSources({ db, actor }, ids)).map((s) => [s.value, s.reference]));
  const shown = <P extends Stood>(parts: readonly P[], describe: (part: P) => Described): ShownPart[] =>
    parts.map((part) => ({
      ...describe(part),
      id: part.id,
      source: sourceOf(part) === "person" ? null : (sources.get(sourceOf(part)) ?? "another record"),
      isInForce: isInForce(part, today),
      endedOn: part.endedOn,
      endReason: part.endReason,
      other: null,
    }));
  const relations = await listRelationships(db, actor, ids);
  return {
    alias: shown(await listAliases(db, actor, ids), describeAlias),
    contact: shown(await listContacts(db, actor, ids), describeContact),
    "safe-contact": shown(await listSafeContacts(db, actor, ids), describeSafeContact),
    address: shown(await listAddresses(db, actor, ids), describeAddress),
    marker: shown(await listMarkers(db, actor, ids), (marker) => describeMarker(marker, today)),
    relationship: shown(relations, describeRelationship).map((part, i) => {
      const relation = relations[i];
      const other = relation && { id: relation.otherId, name: fullName(relation), reference: relation.otherReference };
      return { ...part, other: other ?? null };
    }),
  };
}
