import { type OrderOfCase, retainCase } from "#app/domain/retention/case-rule.ts";
import type { HoldGround } from "#app/domain/retention/kinds.ts";
import type { Held } from "#app/domain/retention/retained.ts";
import {
  listCasesToRetain,
  listOpenCasesBeside,
  listOpenCasesLinked,
  listOpenReviewsOfCases,
  listOrdersOfCases,
  listPeopleOfCases,
} from "#db/queries/retention-facts.ts";
import { listHoldsOfRecords } from "#db/queries/retention-holds.ts";
import { grouped, heldPeople, inPiecesOf, type Retention, type RetentionAt } from "./retention-at.ts";

const SAID: { flag: "appeal" | "litigation" | "inquiry"; words: string }[] = [
  { flag: "appeal", words: "A review or an appeal was known of when it was closed" },
  { flag: "litigation", words: "Litigation was known of when it was closed" },
  { flag: "inquiry", words: "A statutory inquiry was known of when it was closed" },
];
const ORDER_WITHOUT_END = "An order whose end is not known was in force when it was closed";

export async function retainCases(at: RetentionAt, ids: readonly string[]): Promise<Map<string, Retention>> {
  const { db, partnershipId, today } = at;
  const records = await inPiecesOf(ids, (piece) => listCasesToRetain(db, partnershipId, piece));
  const people = grouped(await inPiecesOf(ids, (piece) => listPeopleOfCases(db, piece)), (row) => row.caseId);
  const orders = grouped(await inPiecesOf(ids, (piece) => listOrdersOfCases(db, piece, today)), (row) => row.caseId);
  const reviews = grouped(await inPiecesOf(ids, (piece) => listOpenReviewsOfCases(db, piece)), (row) => row.caseId);
  const open = grouped(
    [
      ...(await inPiecesOf(ids, (piece) => listOpenCasesBeside(db, partnershipId, piece))),
      ...(await inPiecesOf(ids, (piece) => listOpenCasesLinked(db, piece))),
    ],
    (row) => row.caseId,
  );
  const placed = grouped(
    await inPiecesOf(ids, (piece) => listHoldsOfRecords(db, partnershipId, { kind: "case", ids: piece })),
    (row) => row.recordId,
  );
  return new Map(
    records.map((record) => {
      const { id, reference, personId } = record;
      const mine = people.get(id) ?? [];
      const closedOn = record.status === "closed" ? (record.closedHereOn ?? record.closedThereOn ?? record.closedOn) : null;
      const isAnswered = (ground: HoldGround) =>
        (placed.get(id) ?? []).some((hold) => hold.ground === ground && hold.placedOn >= (closedOn ?? ""));
      const beside = new Set((open.get(id) ?? []).map((other) => other.reference));
      const heldBy: Held[] = [
        ...at.holds.of("case", id),
        ...heldPeople(at, [personId, ...mine.map((link) => link.personId)]),
        ...[...beside].map((other) => ({ ground: "linked-case" as const, words: `${other} is open` })),
        ...(reviews.get(id) ?? []).map((review) => ({ ground: "appeal" as const, words: `${review.reference} is open` })),
        ...(closedOn === null ? [] : saidAtClosing(record, isAnswered)),
      ];
      const rule = retainCase(
        {
          ...{ closedOn, groupOfChildren: (record.maxAge ?? 18) < 18 },
          subject: personId === null ? null : { birthDate: record.birthDate, birthDateBasis: record.birthDateBasis ?? "unknown" },
          notSubstantiatedOn: notSubstantiatedOn(mine.filter((link) => link.personId === personId)),
          orderSaidUntil: record.orderInForce === 1 ? record.orderUntil : null,
          orders: (orders.get(id) ?? []).map((order): OrderOfCase => ({ ...order, isInForce: order.isInForce === 1 })),
        },
        heldBy,
        at.settingsOn,
      );
      return [id, { ...rule, reference }] as const;
    }),
  ); // prettier-ignore
}

type Said = Partial<Record<"appeal" | "litigation" | "inquiry" | "orderInForce", 0 | 1 | null>> & {
  orderUntil: string | null;
};

/** As was said at the closing, until a hold on the same ground has been placed since: that one can be ended. */
export function saidAtClosing(said: Said, isAnswered: (ground: HoldGround) => boolean): Held[] {
  const held: Held[] = SAID.filter(({ flag }) => said[flag] === 1).map(({ flag, words }) => ({
    ground: flag,
    words,
    isOwn: true,
  }));
  if (said.orderInForce === 1 && said.orderUntil === null)
    held.push({ ground: "order", words: ORDER_WITHOUT_END, isOwn: true });
  return held.filter(({ ground }) => !isAnswered(ground));
}

/** When no allegation against its subject stands: the day on which the last was found not substantiated. */
function notSubstantiatedOn(links: readonly { role: string; standing: string | null; standingOn: string | null }[]) {
  const allegations = links.filter(({ role }) => role === "perpetrator");
  if (allegations.length === 0 || allegations.some(({ standing }) => standing !== "not-substantiated")) return null;
  return allegations.map(({ standingOn }) => standingOn ?? "").sort().at(-1) || null; // prettier-ignore
}
