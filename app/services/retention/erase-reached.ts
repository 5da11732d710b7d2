import { renaming, saying } from "#app/domain/rights/erased-names.ts";
import type { Scrub } from "#app/domain/retention/erased-words.ts";
import type { Fate } from "#app/domain/retention/kinds.ts";
import { eraseDetails, listEventsNaming, listEventsSaying } from "#db/queries/erasure-audit.ts";
import { emptySourceFiles, listStoredDocuments } from "#db/queries/erasure-files.ts";
import { emptyItems, emptyWorkingGroups, rewriteMinutes } from "#db/queries/erasure-meetings.ts";
import {
  allIds,
  listNames,
  listOfficerNames,
  listPeopleIn,
  listStayingNames,
  neighboursOf,
  restOf,
} from "#db/queries/erasure-names.ts";
import { deleteReached, idsIn, type Reached, unlinkRows } from "#db/queries/erasure-rows.ts";
import { countForStatistics } from "#db/queries/erasure-statistics.ts";
import { closeItems, deleteMail, deleteSearches, deleteTraces, emptyGiven, emptyRequests, renameRecipients } from "#db/queries/erasure-traces.ts"; // prettier-ignore
import { listReferences } from "#db/queries/erasure-references.ts";
import { listWritten, rewrite, textsOf } from "#db/queries/erasure-words.ts";
import type { Transaction } from "#db/transaction.ts";
import type { FoundBefore } from "./found-before.ts";
import { mailAbout } from "./mail-about.ts";
import { searchesSaying } from "./searches-saying.ts";

type Erasure = {
  partnershipId: string;
  erasureRunId: string;
  fate: Fate;
  ids: readonly string[];
  found: FoundBefore;
};

/** In an open erasure run: what was said of the records, what points to them, and the records. Gives the files to remove. */
export async function eraseReached(trx: Transaction, erasure: Erasure, reached: Reached) {
  const { partnershipId, erasureRunId, fate } = erasure;
  const ids = [...new Set([...erasure.ids, ...allIds(reached)])];
  const references = await listReferences(trx, reached);
  const names = [...(await listNames(trx, idsIn(reached, "person"))).values()];
  const isNamed = saying(names, null);
  const gone = new Set([...ids, ...idsIn(reached, "agenda_item")]);
  const isErased = (text: string) => gone.has(text) || references.some((reference) => text.includes(reference));
  const wordsFor = (texts: readonly string[]): Scrub => ({ isErased, ...renaming(names, texts, null) });

  if (fate === "anonymise") await countForStatistics(trx, partnershipId, reached);
  const events = await listEventsNaming(trx, [...gone]);
  events.push(...(await searchesSaying(trx, partnershipId, names, erasure.found.searches)));
  const officers = names.length > 0 ? await listOfficerNames(trx, partnershipId) : [];
  for (const [table, neighbours] of await neighboursOf(trx, reached))
    for (const id of neighbours) {
      const rest = await restOf(trx, table, id, reached);
      const written = await listWritten(trx, rest);
      const staying = [...officers, ...(await listStayingNames(trx, rest, reached))];
      await rewrite(trx, written, { isErased, ...renaming(names, textsOf(written), staying) });
      await rewriteMinutes(trx, idsIn(rest, "agenda_item"), reached, wordsFor);
      if (names.length > 0)
        events.push(
          ...(await listEventsSaying(trx, await listEventsNaming(trx, allIds(rest)), saying(names, staying))),
        );
    }
  await rewriteMinutes(trx, idsIn(reached, "agenda_item"), reached, wordsFor);
  await emptyItems(trx, reached);
  await emptyWorkingGroups(trx, reached);
  await emptyRequests(trx, reached);
  await emptyGiven(trx, ids, wordsFor);
  const linked = [...(await listNames(trx, await listPeopleIn(trx, reached))).values()];
  await renameRecipients(trx, ids, (text) => renaming(linked, [text], null).rename(text));
  await eraseDetails(trx, [...new Set(events)], erasureRunId);
  await deleteTraces(trx, ids);
  const told = new Set([...ids, ...references]);
  await deleteMail(trx, await mailAbout(trx, partnershipId, told, erasure.found.mail));
  if (names.length > 0) await deleteSearches(trx, partnershipId, isNamed);
  await closeItems(trx, ids);
  const documents = await listStoredDocuments(trx, reached);
  const uploads = await emptySourceFiles(trx, reached);
  await unlinkRows(trx, reached);
  await deleteReached(trx, reached);
  return { documents, uploads };
}
