import { londonDay } from "#app/domain/dates/iso-day.ts";
import {
  retainDocument,
  retainImport,
  retainIntervention,
  retainNotification,
  retainReferral,
  retainRequest,
} from "#app/domain/retention/record-rules.ts";
import { listPeopleOfReferrals, listReferralsToRetain } from "#db/queries/retention-facts.ts";
import {
  listDocumentsToRetain,
  listImportsToRetain,
  listInterventionsToRetain,
  listNotificationsToRetain,
  listPeopleOfInterventions,
  listRequestsToRetain,
} from "#db/queries/retention-other-facts.ts";
import { retainCases } from "./retain-cases.ts";
import { grouped, heldPeople, inPiecesOf, linkedTo, type Retention, type RetentionAt, unique } from "./retention-at.ts";

type Found = Promise<Map<string, Retention>>;
const dayOf = (instant: string) => londonDay(new Date(instant));

export async function retainReferrals(at: RetentionAt, ids: readonly string[]): Found {
  const { db, partnershipId, settingsOn } = at;
  const referrals = await inPiecesOf(ids, (piece) => listReferralsToRetain(db, partnershipId, piece));
  const people = grouped(await inPiecesOf(ids, (piece) => listPeopleOfReferrals(db, piece)), (row) => row.referralId);
  const cases = await retainCases(at, unique(referrals.map(({ caseId }) => caseId)));
  return new Map(
    referrals.map((referral) => {
      const { id, reference, caseId, personId, birthDate, status, receivedOn } = referral;
      const [itsCase = null] = linkedTo("case", cases.get(caseId ?? ""));
      const decidedOn = status === "awaiting-decision" ? null : (referral.decidedOn ?? receivedOn);
      const heldBy = [
        ...at.holds.of("referral", id),
        ...heldPeople(at, [personId, ...(people.get(id) ?? []).map((link) => link.personId)]),
      ];
      return [id, { ...retainReferral({ decidedOn, birthDate, itsCase }, { heldBy, settingsOn }), reference }];
    }),
  );
}

export async function retainInterventions(at: RetentionAt, ids: readonly string[]): Found {
  const { db, partnershipId, today, settingsOn } = at;
  const rows = await inPiecesOf(ids, (piece) => listInterventionsToRetain(db, partnershipId, piece, today));
  const people = grouped(
    await inPiecesOf(ids, (piece) => listPeopleOfInterventions(db, piece)),
    (p) => p.interventionId,
  );
  const cases = await retainCases(at, unique(rows.map(({ caseId }) => caseId)));
  return new Map(
    rows.map((row) => {
      const { id, reference, givenOn } = row;
      const mine = people.get(id) ?? [];
      const [itsCase = null] = linkedTo("case", cases.get(row.caseId ?? ""));
      const lastOfThem = mine.map(({ endedOn }) => endedOn ?? "").sort().at(-1) || null; // prettier-ignore
      const heldBy = [...at.holds.of("intervention", id), ...heldPeople(at, mine.map((p) => p.personId))]; // prettier-ignore
      const facts = {
        ...{ givenOn, itsCase, isInForce: row.isInForce === 1, isOrder: row.isOrder === 1 && row.state === "made" },
        endedOn: row.state === "made" ? (row.endedOn ?? row.untilDay ?? lastOfThem) : row.endedOn,
      };
      return [id, { ...retainIntervention(facts, { heldBy, settingsOn }), reference }];
    }),
  );
}

export async function retainDocuments(at: RetentionAt, ids: readonly string[]): Found {
  const { db, partnershipId, settingsOn } = at;
  const documents = await inPiecesOf(ids, (piece) => listDocumentsToRetain(db, partnershipId, piece));
  const cases = await retainCases(at, unique(documents.map(({ caseId }) => caseId)));
  const referrals = await retainReferrals(at, unique(documents.map(({ referralId }) => referralId)));
  const interventions = await retainInterventions(at, unique(documents.map(({ interventionId }) => interventionId)));
  return new Map(
    documents.map((document) => {
      const { id, addedAt, actionId, premisesId } = document;
      const [record = null] = [
        ...linkedTo("case", cases.get(document.caseId ?? "")),
        ...linkedTo("referral", referrals.get(document.referralId ?? "")),
        ...linkedTo("intervention", interventions.get(document.interventionId ?? "")),
      ];
      const context = actionId
        ? { words: `${document.actionReference} is open`, endedOn: document.finishedOn }
        : premisesId
          ? { words: `${document.premisesReference} are licensed`, endedOn: document.premisesClosedOn }
          : null;
      const heldBy = at.holds.of("document", id);
      const rule = retainDocument({ addedOn: dayOf(addedAt), record, context }, { heldBy, settingsOn });
      // A document has no reference of its own: its record's says where it lies.
      return [id, { ...rule, reference: record?.words ?? document.actionReference ?? document.premisesReference }];
    }),
  );
}

export async function retainImports(at: RetentionAt, ids: readonly string[]): Found {
  const rows = await inPiecesOf(ids, (piece) => listImportsToRetain(at.db, at.partnershipId, piece));
  return new Map(
    rows.map((row) => {
      const by = { heldBy: at.holds.of("import-batch", row.id), settingsOn: at.settingsOn };
      return [row.id, { ...retainImport({ loadedOn: dayOf(row.at) }, by), reference: null }];
    }),
  );
}

export async function retainNotifications(at: RetentionAt, ids: readonly string[]): Found {
  const rows = await inPiecesOf(ids, (piece) => listNotificationsToRetain(at.db, at.partnershipId, piece));
  return new Map(
    rows.map((row) => {
      const by = { heldBy: at.holds.of("notification", row.id), settingsOn: at.settingsOn };
      return [row.id, { ...retainNotification({ toldOn: dayOf(row.at) }, by), reference: row.reference || null }];
    }),
  );
}

export async function retainRequests(at: RetentionAt, ids: readonly string[]): Found {
  const rows = await inPiecesOf(ids, (piece) => listRequestsToRetain(at.db, at.partnershipId, piece));
  return new Map(
    rows.map((row) => {
      const heldBy = [...at.holds.of("rights-request", row.id), ...heldPeople(at, [row.personId])];
      return [row.id, { ...retainRequest(row, { heldBy, settingsOn: at.settingsOn }), reference: row.reference }];
    }),
  );
}
