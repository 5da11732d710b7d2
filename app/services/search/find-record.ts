import type { Actor } from "#app/domain/access/actor.ts";
import type { Permission } from "#app/domain/access/permissions.ts";
import type { NumberedKind } from "#app/domain/search/typed-reference.ts";
import { findRecordByReference } from "#db/queries/record-by-reference.ts";
import type { Executor } from "#db/transaction.ts";

/** The page of each kind, and what its page asks for. */
const PAGES: Record<NumberedKind, { permission: Permission; path: string }> = {
  action: { permission: "actions:read", path: "/actions" },
  case: { permission: "cases:read", path: "/cases" },
  "case-review": { permission: "case-reviews:read", path: "/case-reviews" },
  "csp-report": { permission: "reports:read", path: "/reports" },
  incident: { permission: "incidents:read", path: "/incidents" },
  intervention: { permission: "interventions:read", path: "/interventions" },
  location: { permission: "locations:read", path: "/locations" },
  "partnership-plan": { permission: "plan:read", path: "/plans" },
  person: { permission: "people:read", path: "/people" },
  premises: { permission: "premises:read", path: "/premises" },
  "premises-incident": { permission: "premises:read", path: "/premises/incidents" },
  problem: { permission: "incidents:read", path: "/incidents/problems" },
  referral: { permission: "referrals:read", path: "/referrals" },
  report: { permission: "incidents:read", path: "/incidents/reports" },
  "rights-request": { permission: "rights:manage", path: "/rights" },
};

type Typed = { kinds: readonly NumberedKind[]; references: readonly string[] };
type RecordFound = { kind: NumberedKind; id: string; href: string };

/** What the reference stands for and where it is opened; null both for what is not there and for what is not the actor's to see. */
export async function findRecord(
  { db, actor }: { db: Executor; actor: Actor },
  { kinds, references }: Typed,
): Promise<RecordFound | null> {
  for (const kind of kinds) {
    const { permission, path } = PAGES[kind];
    if (!actor.permissions.has(permission)) continue;
    const record = await findRecordByReference(db, actor, kind, references);
    if (record) return { kind, id: record.id, href: `${path}/${record.id}` };
  }
  return null;
}
