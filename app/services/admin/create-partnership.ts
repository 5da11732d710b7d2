import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { SHIPPED_FLAGS, SHIPPED_OUTCOMES } from "#app/domain/cases/shipped-lists.ts";
import { countsLocallyByDefault } from "#app/domain/agencies/agency-kinds.ts";
import { type PartnershipTemplate, type TemplateAgency, TEMPLATES } from "#app/domain/groups/charnwood-template.ts";
import { shippedStandingItems } from "#app/domain/meetings/shipped-standing-items.ts";
import { FIRST_MARKER_KINDS } from "#app/domain/people/marker-kinds.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertStandingItem } from "#db/queries/agenda-candidates.ts";
import { insertMarkerKinds } from "#db/queries/marker-kinds.ts";
import {
  findAgenciesByFoldedName,
  insertAgencies,
  insertAreas,
  insertCaseFlagKinds,
  insertCaseOutcomes,
  insertGroupBeats,
  insertGroups,
  insertPartnershipAgencies,
} from "#db/queries/partnership-template.ts";
import { giveFirstRiskLists } from "#app/services/risk/give-first-lists.ts";
import { insertPartnership } from "#db/queries/partnerships.ts";
import { insertServices } from "#db/queries/support-services.ts";
import type { Transaction } from "#db/transaction.ts";

type Described = {
  /** Free: the caller has looked. */
  name: string;
  template: PartnershipTemplate;
  /** Those of its first users, besides the template's. */
  agencies?: readonly TemplateAgency[];
};

type Created = {
  partnershipId: string;
  groups: { id: string; name: string }[];
  /** By folded name. */
  agencyIds: ReadonlyMap<string, string>;
};

/** A partnership with what its template gives it, and nobody in it. An agency that another partnership has is the same agency. */
export async function createPartnership(
  trx: Transaction,
  actor: LoggedActor,
  now: Date,
  described: Described,
): Promise<Created> {
  const { name, template } = described;
  const { groups, areas, agencies, services } = TEMPLATES[template];
  const partnershipId = uuid();
  const created_at = now.toISOString();
  await insertPartnership(trx, { id: partnershipId, name, template, created_at, version: 1 });
  await giveFirstRiskLists(trx, partnershipId, created_at);

  await insertMarkerKinds(
    trx,
    FIRST_MARKER_KINDS.map((kind) => ({
      id: uuid(),
      partnership_id: partnershipId,
      name: kind,
      name_folded: fold(kind),
      ended_on: null,
      created_at,
      version: 1,
    })),
  );
  const agencyIds = await joinAgencies(trx, partnershipId, [...agencies, ...(described.agencies ?? [])], created_at);
  const areaIds = new Map(areas.map((area) => [area.code, uuid()]));
  await insertAreas(
    trx,
    areas.map(({ kind, code, name }) => ({
      id: idOf(areaIds, code),
      partnership_id: partnershipId,
      kind,
      code,
      name,
      version: 1,
    })),
  );

  const groupIds = new Map(groups.map((group) => [group.name, uuid()]));
  await insertGroups(
    trx,
    groups.map((g) => ({
      id: idOf(groupIds, g.name),
      partnership_id: partnershipId,
      parent_id: g.parent === null ? null : idOf(groupIds, g.parent),
      name: g.name,
      name_folded: fold(g.name),
      kind: g.kind,
      cadence: g.cadence,
      holds_cases: g.holdsCases ? 1 : 0,
      has_meetings: g.hasMeetings ? 1 : 0,
      min_age: g.minAge,
      max_age: g.maxAge,
      ended_on: null,
      created_at,
      version: 1,
    })),
  );
  const beats = groups.flatMap((g) =>
    g.beats.map((code) => ({ group_id: idOf(groupIds, g.name), area_id: idOf(areaIds, code) })),
  );
  await insertGroupBeats(
    trx,
    beats.map((beat) => ({ ...beat, partnership_id: partnershipId })),
  );
  for (const g of groups) {
    for (const { title, part, subject, beatCode } of shippedStandingItems(g.kind))
      await insertStandingItem(trx, {
        ...{ id: uuid(), partnership_id: partnershipId, group_id: idOf(groupIds, g.name), title, part, subject },
        ...{ beat_code: beatCode, retired_on: null, created_at, version: 1 },
      });
  }
  await insertListsOfCases(trx, partnershipId);
  await insertServices(
    trx,
    services.map((service) => ({
      id: uuid(),
      partnership_id: partnershipId,
      name: service.name,
      name_folded: fold(service.name),
      is_for_victims: service.isForVictims ? 1 : 0,
      retired_on: null,
      version: 1,
    })),
  );

  await insertAuditEvent(trx, { ...actor, partnershipId }, now, {
    category: "system",
    event: "partnership.created",
    objectKind: "partnership",
    objectId: partnershipId,
    detail: { name, template },
    objects: [...groupIds.values()].map((id) => ({ kind: "group", id })),
  });
  return { partnershipId, groups: [...groupIds].map(([groupName, id]) => ({ id, name: groupName })), agencyIds };
}

/** The lists that the partnership changes as it likes. */
async function insertListsOfCases(trx: Transaction, partnership_id: string) {
  const row = (name: string) => ({
    id: uuid(),
    partnership_id,
    name,
    name_folded: fold(name),
    retired_on: null,
    version: 1,
  });
  await insertCaseOutcomes(trx, SHIPPED_OUTCOMES.map(row));
  await insertCaseFlagKinds(
    trx,
    SHIPPED_FLAGS.map(({ name, behaviour }) => ({ ...row(name), behaviour })),
  );
}

async function joinAgencies(
  trx: Transaction,
  partnershipId: string,
  wanted: readonly TemplateAgency[],
  created_at: string,
) {
  const byName = new Map<string, TemplateAgency>();
  for (const agency of wanted) if (!byName.has(fold(agency.name))) byName.set(fold(agency.name), agency);
  const known = await findAgenciesByFoldedName(trx, [...byName.keys()]);
  const ids = new Map(known.map((agency) => [agency.nameFolded, agency.id]));
  const kinds = new Map([...byName].map(([folded, { kind }]) => [folded, kind]));
  for (const { nameFolded, kind } of known) kinds.set(nameFolded, kind);

  const missing = [...byName].filter(([folded]) => !ids.has(folded));
  for (const [folded] of missing) ids.set(folded, uuid());
  await insertAgencies(
    trx,
    missing.map(([folded, { name, kind }]) => ({
      id: idOf(ids, folded),
      name,
      name_folded: folded,
      kind,
      created_at,
      version: 1,
    })),
  );
  await insertPartnershipAgencies(
    trx,
    [...kinds].map(([folded, kind]) => ({
      partnership_id: partnershipId,
      agency_id: idOf(ids, folded),
      isa_signed_on: null,
      isa_expires_on: null,
      reports_count_locally: countsLocallyByDefault(kind) ? (1 as const) : (0 as const),
      contact_user_id: null,
      left_on: null,
      version: 1,
    })),
  );
  return ids;
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error("The template names what it does not hold");
  return id;
}
