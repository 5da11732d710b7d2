import { type Called, type ItemWords, itemWords, withLines } from "#app/domain/rights/pack-item.ts";
import { nameFinder, ownNameTest } from "#app/domain/rights/pack-masking.ts";
import type { Executor } from "#db/transaction.ts";
import { inTurns } from "./in-turns.ts";
import { packItemMarks } from "./pack-item-marks.ts";
import { packMasker } from "./pack-masker.ts";
import { type LoadedItem, loadItems, type Ref, rowsOf, type Shown } from "./pack-rows.ts";
import { packSubject, type PackSubject } from "./pack-subject.ts";

export type ReadItem = { id: string; gathered: ItemWords; given: ItemWords };
type Of = { partnershipId: string; requestId: string; personId: string; namesAgencies: boolean };

/**
 * The items of a pack as they are read today: in the words of the record for whoever decides, and as they are given, with
 * everybody else taken out. A row that is gone since it was gathered is not among them. `all` are the items of the whole
 * pack: who stands beside the person is known from them.
 */
export async function readPack(db: Executor, of: Of, all: readonly Ref[], shown: readonly Shown[]) {
  const subject = await packSubject(db, of.partnershipId, of.personId);
  const rows = await rowsOf(db, of.partnershipId, shown);
  const naming = { names: nameFinder(subject.names, { alone: true }), isOwnName: ownNameTest(subject.names) };
  const plain = await loadItems(db, shown, rows);
  const around = await aroundOf(db, of.partnershipId, subject, all);
  const masking = await packMasker(db, { ...of, subject }, { around, ...usedIn(plain), texts: await textsOf(plain, shown, naming), references: await referencesOf(db, of, all) });
  const marksOf = await packItemMarks(db, of, subject.recordIds, shown);
  const items: ReadItem[] = await inTurns(plain, ({ item, source, row, parts, listed }) => {
    const words = (called: Omit<Called, "listed" | "answers">) =>
      itemWords(source, row, parts, { ...naming, isMention: item.isMention, called: { ...called, ...listed } });
    const marks = marksOf(item);
    const gathered = words(masking.names);
    const asGiven = item.editedWords === null ? words(masking.called) : { ...gathered, lines: [{ label: "", text: item.editedWords }] };
    const given = withLines(asGiven, marks.given);
    const lines = given.lines.map(({ label, text }) => ({ label, text: masking.mask(text) }));
    return { id: item.id, gathered: withLines(gathered, marks.gathered), given: { ...given, lines } };
  });
  return { items, added: masking.added, mask: masking.mask, called: masking.called, names: masking.names };
} // prettier-ignore

function usedIn(plain: readonly LoadedItem[]) {
  const used = { people: [] as string[], officers: [] as string[], agencies: [] as string[] };
  const lists = { person: used.people, officer: used.officers, agency: used.agencies } as const;
  for (const { source, row, parts } of plain)
    for (const { fields, rows } of [{ fields: source.fields, rows: [row] }, ...parts])
      for (const [column, , as] of fields)
        if (as === "person" || as === "officer" || as === "agency")
          for (const one of rows) if (typeof one[column] === "string") lists[as].push(one[column]);
  return { used };
}

type Naming = { names: (text: string) => boolean; isOwnName: (text: string) => boolean };

/** All that is read of the items, so that whoever is named in it can be looked for. */
async function textsOf(plain: readonly LoadedItem[], shown: readonly Shown[], naming: Naming) {
  const nobody = { person: () => "", officer: () => "", agency: () => "" };
  const texts = await inTurns(plain, ({ item, source, row, parts, listed }) =>
    itemWords(source, row, parts, { ...naming, isMention: item.isMention, called: { ...nobody, ...listed } }).lines.map(({ text }) => text),
  );
  return [
    ...texts.flat(),
    ...shown.flatMap(({ editedWords }) => editedWords ?? []),
  ];
} // prettier-ignore

async function aroundOf(db: Executor, partnershipId: string, subject: PackSubject, all: readonly Ref[]) {
  const of = (table: string) => all.filter(({ sourceKind }) => sourceKind === table).map(({ sourceId }) => sourceId);
  const links = await rowsOf(db, partnershipId, all.filter(({ sourceKind }) => ["case_link", "referral_link", "person_worker"].includes(sourceKind)));
  const through = (column: string) => [...links.values()].map((row) => row[column]).filter((id) => typeof id === "string");
  return {
    people: subject.recordIds,
    cases: [...of("case_record"), ...through("case_id")],
    referrals: [...of("referral"), ...through("referral_id")],
    incidents: of("incident"),
    interventions: of("intervention"),
    reviews: of("case_review"),
  };
} // prettier-ignore

const REFERENCED = ["person", "referral", "case_record", "incident", "report", "action", "intervention", "case_review", "rights_request"]; // prettier-ignore

/** References of the person's own records stay: by them they can ask about one. */
async function referencesOf(db: Executor, { partnershipId }: Of, all: readonly Ref[]): Promise<string[]> {
  const own = all.filter(({ sourceKind }) => REFERENCED.includes(sourceKind));
  const rows = await rowsOf(db, partnershipId, own);
  return [...rows.values()].map((row) => row["reference"]).filter((reference) => typeof reference === "string");
}
