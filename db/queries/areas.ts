import type { Insertable } from "kysely";
import type { AreaKind, PlacedKind } from "#app/domain/locations/area-kinds.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

/** The areas of the partnership, but those of a file that is not visible. */
export function listAreas(db: Executor, partnershipId: string, kind: AreaKind, limit = 2000) {
  return db
    .selectFrom("area")
    .select(["id", "code", "name"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", kind)
    .where(importIsVisible("area.import_batch_id"))
    .orderBy("code")
    .limit(limit)
    .execute();
}

export function findArea(db: Executor, partnershipId: string, areaId: string) {
  return db
    .selectFrom("area")
    .select(["id", "kind", "code", "name"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", areaId)
    .where(importIsVisible("area.import_batch_id"))
    .executeTakeFirst();
}

export async function listAreaNames(db: Executor, partnershipId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("area")
    .select(["id", "code", "name"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .where(importIsVisible("area.import_batch_id"))
    .execute();
}

/** The names of these areas; null for a code that no visible file has. */
export async function listAreasOfCodes(
  db: Executor,
  partnershipId: string,
  codes: Record<PlacedKind, string | null>,
): Promise<Record<PlacedKind, string | null>> {
  const names: Record<PlacedKind, string | null> = { beat: null, ward: null, lsoa: null };
  const rows = await db
    .selectFrom("area")
    .select(["kind", "code", "name"])
    .where("partnership_id", "=", partnershipId)
    .where((eb) =>
      eb.or(
        (["beat", "ward", "lsoa"] as const).map((kind) =>
          eb.and([eb("kind", "=", kind), eb("code", "=", codes[kind] ?? "")]),
        ),
      ),
    )
    .where(importIsVisible("area.import_batch_id"))
    .execute();
  for (const { kind, name } of rows) if (kind !== "borough") names[kind] = name;
  return names;
}

/** By code, whichever file brought them: visible or not, a code is one area. */
export async function unsafeListAreasByCode(
  db: Executor,
  partnershipId: string,
  kind: AreaKind,
  codes: readonly string[],
) {
  if (codes.length === 0) return [];
  return db
    .selectFrom("area")
    .leftJoin("import_batch", "import_batch.id", "area.import_batch_id")
    .select(["area.id", "area.code", "area.import_batch_id as batchId", "import_batch.status as batchStatus"])
    .where("area.partnership_id", "=", partnershipId)
    .where("area.kind", "=", kind)
    .where("area.code", "in", codes)
    .execute();
}

export async function insertAreas(trx: Transaction, rows: Insertable<Database["area"]>[]) {
  if (rows.length > 0) await trx.insertInto("area").values(rows).execute();
}

/** An area that a file brought which has been undone since now belongs to the file that brings it again. */
export async function adoptArea(trx: Transaction, areaId: string, batchId: string) {
  await trx
    .updateTable("area")
    .set((eb) => ({ import_batch_id: batchId, version: eb("version", "+", 1) }))
    .where("id", "=", areaId)
    .execute();
}

export async function insertBoundaries(trx: Transaction, rows: Insertable<Database["area_boundary"]>[]) {
  if (rows.length > 0) await trx.insertInto("area_boundary").values(rows).execute();
}

export async function insertLookups(trx: Transaction, rows: Insertable<Database["area_lookup"]>[]) {
  if (rows.length > 0) await trx.insertInto("area_lookup").values(rows).execute();
}

type PlaceKind = Database["area_lookup"]["place_kind"];

/** Which of these places a visible file knows. */
export async function listKnownPlaces(db: Executor, partnershipId: string, kind: PlaceKind, keys: readonly string[]) {
  if (keys.length === 0) return new Set<string>();
  const rows = await db
    .selectFrom("area_lookup")
    .select("place_key")
    .where("partnership_id", "=", partnershipId)
    .where("place_kind", "=", kind)
    .where("place_key", "in", keys)
    .where(importIsVisible("area_lookup.import_batch_id"))
    .execute();
  return new Set(rows.map((row) => row.place_key));
}

/** What the visible files say of one place, the newest first. */
export function listLookups(db: Executor, partnershipId: string, kind: PlaceKind, key: string) {
  return db
    .selectFrom("area_lookup")
    .innerJoin("import_batch", "import_batch.id", "area_lookup.import_batch_id")
    .select(["area_lookup.beat_id as beat", "area_lookup.ward_id as ward", "area_lookup.lsoa_id as lsoa"])
    .select(["area_lookup.latitude", "area_lookup.longitude"])
    .where("area_lookup.partnership_id", "=", partnershipId)
    .where("area_lookup.place_kind", "=", kind)
    .where("area_lookup.place_key", "=", key)
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(20)
    .execute();
}

/** The file whose boundaries of that kind are in force: the newest that is visible. */
export async function findBoundaryBatch(db: Executor, partnershipId: string, kind: PlacedKind) {
  const found = await db
    .selectFrom("import_batch")
    .select("id")
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", `${kind}-boundaries`)
    .where("status", "=", "visible")
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return found?.id;
}

/** Those of one file whose box holds the point. */
export function listBoundariesAround(db: Executor, batchId: string, point: { latitude: number; longitude: number }) {
  return db
    .selectFrom("area_boundary")
    .select(["area_id as areaId", "shape"])
    .where("import_batch_id", "=", batchId)
    .where("min_longitude", "<=", point.longitude)
    .where("max_longitude", ">=", point.longitude)
    .where("min_latitude", "<=", point.latitude)
    .where("max_latitude", ">=", point.latitude)
    .limit(50)
    .execute();
}

export async function findStreetBeat(db: Executor, partnershipId: string, streetKey: string) {
  return db
    .selectFrom("street_beat")
    .select(["beat_id as beatId", "version"])
    .where("partnership_id", "=", partnershipId)
    .where("street_key", "=", streetKey)
    .executeTakeFirst();
}

export async function upsertStreetBeat(trx: Transaction, row: Insertable<Database["street_beat"]>) {
  await trx
    .insertInto("street_beat")
    .values(row)
    .onConflict((c) =>
      c.columns(["partnership_id", "street_key"]).doUpdateSet((eb) => ({
        street: eb.ref("excluded.street"),
        beat_id: eb.ref("excluded.beat_id"),
        chosen_by: eb.ref("excluded.chosen_by"),
        chosen_at: eb.ref("excluded.chosen_at"),
        version: eb("street_beat.version", "+", 1),
      })),
    )
    .execute();
}

/** The shapes of one file, with their areas. */
export function listBoundaries(db: Executor, batchId: string, limit: number) {
  return db
    .selectFrom("area_boundary")
    .innerJoin("area", "area.id", "area_boundary.area_id")
    .select(["area.code", "area.name", "area_boundary.shape"])
    .where("area_boundary.import_batch_id", "=", batchId)
    .orderBy("area.code")
    .limit(limit)
    .execute();
}
