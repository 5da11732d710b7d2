import { readFile, stat } from "node:fs/promises";
import { agencyKey } from "#app/domain/imports/agency-key.ts";
import { type ColumnChoice, fromSaved, guessColumns, type SavedWords } from "#app/domain/imports/columns.ts";
import type { ImportKind } from "#app/domain/imports/kind.ts";
import { asSaved, type MappingFile, readMappingFile } from "#app/domain/imports/mapping-file.ts";
import { asbKey, headingOfWords } from "#app/domain/incidents/asb-words.ts";
import { fold } from "#app/domain/search/fold.ts";
import { findSavedColumns } from "#app/services/imports/find-saved-columns.ts";
import { typesToChoose } from "#app/services/imports/types-to-choose.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Executor } from "#db/transaction.ts";
import { UsageError } from "../usage-error.ts";

type Asked = { partnershipId: string; kind: ImportKind; firstRow: readonly string[]; name: string | undefined };
type Chosen = { choice: ColumnChoice; words: SavedWords };

const LARGEST_MAPPING = 1_000_000;

/** The columns saved under that name, or as a file of JSON has them; a guess where neither is named. */
export async function chosenColumns(db: Executor, { partnershipId, kind, firstRow, name }: Asked): Promise<Chosen> {
  if (name === undefined) return { choice: guessColumns(kind, firstRow), words: {} };
  const saved = await findSavedColumns(db, partnershipId, kind, name, firstRow);
  if (saved) return saved;
  const found = await stat(name).catch(() => null);
  if (!found?.isFile() || found.size > LARGEST_MAPPING)
    throw new UsageError(`There are no columns saved as "${name}", and no such file`);
  const read = readMappingFile(await readFile(name, "utf8"), kind);
  if ("problem" in read) throw new UsageError(`The mapping ${name} ${read.problem}`);
  const named = asSaved(read.mapping);
  const guess = guessColumns(kind, firstRow);
  const { hasHeadings = guess.hasHeadings } = read.mapping;
  const choice = named ? fromSaved(named, kind, firstRow) : { ...guess, hasHeadings };
  const lost = Object.entries(read.mapping.columns ?? {}).find(([field]) => !(field in choice.columns));
  if (lost) throw new UsageError(`The file has no column "${lost[1]}", which the mapping names for ${lost[0]}`);
  return { choice, words: await wordsIn(db, partnershipId, read.mapping) };
}

async function wordsIn(db: Executor, partnershipId: string, mapping: MappingFile): Promise<SavedWords> {
  const agencies = await listAgenciesOfPartnership(db, partnershipId);
  const agencyId = (name: string) => {
    const found = agencies.find((agency) => agencyKey(fold(agency.name)) === agencyKey(fold(name)));
    if (!found) throw new UsageError(`There is no agency "${name}" in the partnership`);
    return found.id;
  };
  const types = await typesToChoose(db, partnershipId, new Date());
  const typeOf = (name: string) => {
    const found = types.find(({ value, text }) => [value, asbKey(text), asbKey(text.split(": ")[1] ?? text)].includes(asbKey(name)) || value === name); // prettier-ignore
    const type = found?.value ?? headingOfWords(name);
    if (!type) throw new UsageError(`There is no type "${name}". Use a national heading, a type of the partnership, or not-asb`); // prettier-ignore
    return type;
  };
  return {
    agencyId: mapping.agency === undefined ? null : agencyId(mapping.agency),
    system: mapping.system ?? null,
    meant: Object.entries(mapping.agencies ?? {}).map(([name, is]) => ({ name, agencyId: agencyId(is) })),
    meantTypes: Object.entries(mapping.types ?? {}).map(([name, is]) => ({ name, type: typeOf(is) })),
  };
}
