import { setImmediate } from "node:timers/promises";
import { replaceSearchTerms, unsafeListPeopleWithoutTrigrams } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { personTerms } from "./person-terms.ts";

type At = { db: Executor; isStopping: () => boolean };

const AT_ONCE = 50;

/**
 * People recorded before close spellings were looked for are found by them too from now on. Who has only short names has no
 * trigrams to be given, and is passed over.
 */
export async function completeSearchTerms({ db, isStopping }: At) {
  let completed = 0;
  for (let after: string | undefined = ""; after !== undefined;) {
    if (isStopping()) throw new Error("Stopped before all search terms were complete");
    const from: string = after;
    // Read and written in one transaction: a name changed in between would leave the terms of the old one.
    const people = await inTransaction(db, async (trx) => {
      const listed = await unsafeListPeopleWithoutTrigrams(trx, { after: from, limit: AT_ONCE });
      for (const { id, partnershipId, ...person } of listed) {
        const terms = personTerms(person);
        if (!terms.some((term) => term.kind === "trigram")) continue;
        await replaceSearchTerms(trx, { partnershipId, kind: "person", id }, terms);
        completed++;
      }
      return listed;
    });
    after = people.length === AT_ONCE ? people.at(-1)?.id : undefined;
    await setImmediate();
  }
  return completed > 0 ? { completed } : undefined;
}
