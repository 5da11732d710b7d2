import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Decision, ReadRow } from "#app/domain/imports/kind.ts";
import { premisesKind, readPremisesRowKey } from "#app/domain/premises/imported-premises.ts";
import { changesFromFile, saidAlike } from "#app/domain/premises/premises-from-file.ts";
import { licenceNumberKey } from "#app/domain/premises/register.ts";
import {
  countReferrersOfPremises,
  deletePremisesOfBatch,
  listRowKeys,
  unsafeListPremisesByNumber,
  unsafeListRegistered,
} from "#db/queries/imported-premises.ts";
import type { Executor } from "#db/transaction.ts";
import type { DecideContext, ImportContext, KindWork } from "../kind-work.ts";
import { changePremisesByFile, flagMissing, putPremisesBack } from "./change-premises.ts";
import { factsOfPremises } from "./premises-facts.ts";
import { writePremises } from "./write-premises.ts";

/** A register, unseen until the whole file is loaded; what stands here already is changed just before. */
export const premisesWork: KindWork = {
  kind: premisesKind,
  writes: "hidden",
  rowsAtOnce: 50,
  async decide(db, { partnershipId, now, seen }, rows) {
    const today = londonDay(now);
    const numbers = [...new Set(rows.map(numberOf))];
    const known = await unsafeListPremisesByNumber(db, partnershipId, numbers);
    const byNumber = new Map(known.map((row) => [row.licence_number_folded, row]));
    const facts = await factsOfPremises(db, known.map(({ id }) => id)); // prettier-ignore
    return rows.map((row): Decision => {
      const problem = refuseLine(row, today) ?? refuseOtherwise(seen, row);
      if (problem) return { fate: "error", ...problem };
      const before = byNumber.get(numberOf(row));
      if (before) return remembered(seen, row, ofKnown(before, facts(before.id), row, today));
      const first = seen.get(`premises ${numberOf(row)}`);
      if (first !== undefined) return remembered(seen, row, { fate: "imported", reason: `With line ${first}` });
      if (row.values.name === null)
        return { fate: "error", field: "name", reason: "Enter the name of the premises: this licence is new here" };
      seen.set(`premises ${numberOf(row)}`, row.line);
      return remembered(seen, row, { fate: "imported" });
    });
  },
  write: writePremises,
  change: changePremisesByFile,
  async shown(trx, context) {
    if (!context.source.isWhole) return;
    const { premises, day } = await absentPremises(trx, context);
    await flagMissing(trx, context, premises, day ?? londonDay(context.now));
  },
  async absent(db, at) {
    const { premises } = await absentPremises(db, at);
    return premises.map(({ name, licenceNumber }) => `${name} (${licenceNumber})`);
  },
  referrers: (db, { batchId }) => countReferrersOfPremises(db, batchId),
  async remove(trx, batchId, limit) {
    return (await putPremisesBack(trx, batchId, limit)) || deletePremisesOfBatch(trx, batchId, limit);
  },
};

function numberOf({ values }: Pick<ReadRow, "values">): string {
  return licenceNumberKey(String(values.licenceNumber));
}

function refuseLine({ values }: ReadRow, today: string) {
  return typeof values.extractedOn === "string" && values.extractedOn > today
    ? { field: "extractedOn", reason: "Day of the register must be today or in the past" }
    : null;
}

/** Lines of one licence that say different things of it: nobody can tell which is right. */
function refuseOtherwise(seen: DecideContext["seen"], row: ReadRow) {
  for (const { field, about, key } of saidAlike(row.values)) {
    const said = `${numberOf(row)} ${about}`;
    if (seen.has(said) && !seen.has(`${said} ${key}`))
      return { field, reason: `Line ${seen.get(said)} says something else of this licence number` };
  }
  return null;
}

/** What a line that is not left out for an error says, for those further down. */
function remembered(seen: DecideContext["seen"], row: ReadRow, decision: Decision): Decision {
  if (decision.fate === "error") return decision;
  for (const { about, key } of saidAlike(row.values)) {
    const said = `${numberOf(row)} ${about}`;
    if (seen.has(said)) continue;
    seen.set(said, row.line);
    seen.set(`${said} ${key}`, row.line);
  }
  return decision;
}

type Known = Awaited<ReturnType<typeof unsafeListPremisesByNumber>>[number];

function ofKnown(
  known: Known,
  facts: ReturnType<Awaited<ReturnType<typeof factsOfPremises>>>,
  row: ReadRow,
  today: string,
): Decision {
  if (known.batchStatus !== null && known.batchStatus !== "visible")
    return { fate: "error", field: "licenceNumber", reason: "A file with these premises is being loaded or undone. Check again in a minute" }; // prettier-ignore
  const changes = changesFromFile(known, facts, row.values, today);
  if (changes === null) return { fate: "skipped", reason: `Recorded already as ${known.reference}, with all that this line says` }; // prettier-ignore
  const closed = known.closed_on === null ? "" : ", which is closed here";
  return { fate: "updated", reason: `Changes ${known.reference}${closed}: ${changes.words.join(", ")}` };
}

/** Of a whole register what it lacks, of the kinds of licence that it has at all; and the day that it says it is of. */
async function absentPremises(
  db: Executor,
  { partnershipId, batchId }: Pick<ImportContext, "partnershipId" | "batchId">,
) {
  const keys = (await listRowKeys(db, batchId)).map(readPremisesRowKey);
  const numbers = new Set(keys.map(({ number }) => number));
  const kinds = new Set(keys.flatMap(({ kind }) => kind ?? []));
  const isOfFile = (kind: string) => (kinds.size === 0 ? kind !== "temporary-event" : kinds.has(kind));
  const registered = await unsafeListRegistered(db, partnershipId, batchId);
  const days = keys.flatMap(({ extractedOn }) => extractedOn ?? []).sort();
  return {
    premises: registered.filter(({ number, kind }) => !numbers.has(number) && isOfFile(kind)),
    day: days.at(-1) ?? null,
  };
}
