import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import { retainPerson } from "#app/domain/retention/record-rules.ts";
import { listMergedInto, listPeopleToRetain } from "#db/queries/retention-other-facts.ts";
import { listLinksOfPeople, type PersonLink } from "#db/queries/retention-person-links.ts";
import { retainCases } from "./retain-cases.ts";
import { retainIncidents, retainProblems, retainReports, retainReviews } from "./retain-incidents.ts";
import {
  retainDocuments,
  retainImports,
  retainInterventions,
  retainNotifications,
  retainReferrals,
  retainRequests,
} from "./retain-others.ts";
import { grouped, inPiecesOf, linkedTo, type Retention, type RetentionAt } from "./retention-at.ts";

type Retain = (at: RetentionAt, ids: readonly string[]) => Promise<Map<string, Retention>>;

const RETAIN: Record<RetentionKind, Retain> = {
  person: retainPeople,
  case: retainCases,
  referral: retainReferrals,
  incident: retainIncidents,
  report: retainReports,
  problem: retainProblems,
  "case-review": retainReviews,
  intervention: retainInterventions,
  document: retainDocuments,
  "import-batch": retainImports,
  notification: retainNotifications,
  "rights-request": retainRequests,
};

/** How long each of these records is kept, as things stand today; what is not of the partnership is left out. */
export function retentionsOf(at: RetentionAt, kind: RetentionKind, ids: readonly string[]) {
  return RETAIN[kind](at, ids);
}

/** With what names them, or those who were merged into them. Who was merged goes with whom they were merged into. */
async function retainPeople(at: RetentionAt, ids: readonly string[]): Promise<Map<string, Retention>> {
  const { db, partnershipId, settingsOn } = at;
  const asked = await inPiecesOf(ids, (piece) => listPeopleToRetain(db, partnershipId, piece));
  const keptOf = (person: (typeof asked)[number]) => person.mergedIntoId ?? person.id;
  const kept = [...new Set(asked.map(keptOf))];
  const merged = await inPiecesOf(kept, (piece) => listMergedInto(db, piece));
  const nowOf = new Map(merged.map(({ id, keptId }) => [id, keptId ?? id]));
  const links = await inPiecesOf([...kept, ...nowOf.keys()], (piece) => listLinksOfPeople(db, piece));
  const retentions = await retentionsOfLinks(at, links);
  const byPerson = grouped(links, ({ personId }) => nowOf.get(personId) ?? personId);
  return new Map(
    asked.map((person) => {
      const { id, reference, createdAt } = person;
      const mine = byPerson.get(keptOf(person)) ?? [];
      const linked = mine.flatMap((link) => linkedTo(link.kind, retentions.get(`${link.kind} ${link.id}`)));
      const heldBy = [...new Set([...at.holds.of("person", keptOf(person)), ...at.holds.of("person", id)])];
      const recordedOn = londonDay(new Date(createdAt));
      return [id, { ...retainPerson({ recordedOn }, { heldBy, linked, settingsOn }), reference }];
    }),
  );
}

async function retentionsOfLinks(at: RetentionAt, links: readonly PersonLink[]) {
  const found = new Map<string, Retention>();
  for (const [kind, ofKind] of grouped(links, (link) => link.kind)) {
    const ids = [...new Set(ofKind.map(({ id }) => id))];
    for (const [id, retention] of await retentionsOf(at, kind, ids)) found.set(`${kind} ${id}`, retention);
  }
  return found;
}
