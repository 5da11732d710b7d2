import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { licenceNumberKey } from "#app/domain/premises/register.ts";
import { fold } from "#app/domain/search/fold.ts";
import type { Executor } from "../transaction.ts";
import { premisesToName } from "../visibility/premises.ts";

const NAMED = [
  ...(["premises.id", "premises.name", "premises.postcode"] as const),
  "premises.licence_number as licenceNumber",
  "premises.address_words as addressWords",
  "premises.licensed_from as licensedFrom",
  "premises.closed_on as closedOn",
] as const;

function toName(db: Executor, actor: Pick<Actor, "partnershipId">) {
  return db
    .selectFrom("premises")
    .select(NAMED)
    .where("premises.partnership_id", "=", actor.partnershipId)
    .where(premisesToName(actor));
}

/** Of what is on the public register: every word is in the name, or the number or the postcode contains what was typed. */
export function searchPremisesToName(
  db: Executor,
  actor: Pick<Actor, "partnershipId">,
  text: string,
  limit: number,
): Promise<PremisesToName[]> {
  const words = fold(text).split(" ").filter(Boolean);
  const key = licenceNumberKey(text);
  if (words.length === 0 && key === "") return Promise.resolve([]);
  return toName(db, actor)
    .where((eb) =>
      eb.or([
        ...(words.length === 0
          ? []
          : [eb.and(words.map((word) => sql<boolean>`premises.name_folded like ${holding(word)} escape '!'`))]),
        sql<boolean>`premises.licence_number_folded like ${holding(key)} escape '!'`,
        sql<boolean>`replace(premises.postcode, ' ', '') like ${holding(key)} escape '!'`,
      ]),
    )
    .orderBy("premises.name_folded")
    .orderBy("premises.id")
    .limit(limit)
    .execute();
}
export type PremisesToName = {
  id: string;
  name: string;
  postcode: string | null;
  licenceNumber: string;
  addressWords: string | null;
  licensedFrom: string | null;
  closedOn: string | null;
};

/** Premises at a place: on its record, or of the same postcode. */
export function listPremisesToNameAt(
  db: Executor,
  actor: Pick<Actor, "partnershipId">,
  { locationId, postcode, limit }: { locationId: string | null; postcode: string | null; limit: number },
): Promise<PremisesToName[]> {
  if (locationId === null && postcode === null) return Promise.resolve([]);
  return toName(db, actor)
    .where((eb) =>
      eb.or([
        ...(locationId === null ? [] : [eb("premises.location_id", "=", locationId)]),
        ...(postcode === null ? [] : [eb("premises.postcode", "=", postcode)]),
      ]),
    )
    .orderBy(sql`case when premises.location_id = ${locationId ?? ""} then 0 else 1 end`)
    .orderBy("premises.name_folded")
    .orderBy("premises.id")
    .limit(limit)
    .execute();
}

export function listPremisesToName(
  db: Executor,
  actor: Pick<Actor, "partnershipId">,
  ids: readonly string[],
): Promise<PremisesToName[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return toName(db, actor)
    .where("premises.id", "in", ids)
    .orderBy("premises.name_folded")
    .orderBy("premises.id")
    .limit(ids.length)
    .execute();
}

function holding(text: string) {
  return `%${text.replaceAll(/[%_!]/g, "!$&")}%`;
}
