import { fold } from "#app/domain/search/fold.ts";
import { type Label, labelsFor } from "#app/domain/rights/pack-labels.ts";
import { addressParts, masker, type Named, splitName } from "#app/domain/rights/pack-masking.ts";
import { wordsOf } from "#app/domain/rights/pack-names.ts";
import { listLabels } from "#db/queries/access-packs.ts";
import {
  listOfficersAndAgencies,
  unsafePeopleAround,
  unsafeReachesOf,
  unsafeStandingOf,
} from "#db/queries/pack-people.ts";
import type { Executor } from "#db/transaction.ts";
import { inTurns } from "./in-turns.ts";
import type { PackSubject } from "./pack-subject.ts";

type Around = Parameters<typeof unsafePeopleAround>[1];
type Used = { people: readonly string[]; officers: readonly string[]; agencies: readonly string[] };
type Of = { partnershipId: string; requestId: string; namesAgencies: boolean; subject: PackSubject };

/**
 * How everybody else is written in a pack. Labelled are those to whom its rows refer and those whose name stands in its
 * words; labels that were given before stay. `added` are the new ones, to be kept by whoever may write.
 */
export async function packMasker(
  db: Executor,
  { partnershipId, requestId, namesAgencies, subject }: Of,
  { around, used, texts, references }: { around: Around; used: Used; texts: readonly string[]; references: readonly string[] },
) {
  const words = new Set<string>();
  await inTurns(texts, (text) => wordsOf(text).forEach(({ folded }) => words.add(folded)));
  const { agencies, officers } = await listOfficersAndAgencies(db, partnershipId);
  const own = new Set(subject.recordIds);
  const standing = await unsafeStandingOf(db, [...(await unsafePeopleAround(db, around)), ...used.people]);
  const near = new Set([...standing.values()].filter((id) => !own.has(id)));
  const others = [...subject.others];
  const isMeant = await inTurns(others, ([id, names]) => near.has(id) || names.some((one) => isWritten(one, words)));
  const people = others.filter((_, at) => isMeant[at]);
  const officerIds = new Set(used.officers);
  const named = officers.filter(({ id, name }) => officerIds.has(id) || isWritten(splitName(name), words));
  const spoken = agencies.filter(({ id, name }) => used.agencies.includes(id) || hasWords(name, words) || named.some((o) => o.agencyId === id));

  const given = await listLabels(db, requestId);
  const ofAgencies = labelsFor(given, spoken.map(({ id }) => ({ kind: "agency", recordId: id })));
  const agencyLabels = labelMap([...given, ...ofAgencies], "agency");
  const ofOthers = labelsFor(given, [
    ...people.map(([id]) => ({ kind: "person" as const, recordId: id })),
    ...named.map(({ id, agencyId }) => ({ kind: "officer" as const, recordId: id, agencyLabel: agencyLabels.get(agencyId) })),
  ]);
  const added = [...ofAgencies, ...ofOthers];
  const labels = [...given, ...added];
  const [personLabels, officerLabels] = [labelMap(labels, "person"), labelMap(labels, "officer")];
  const nameOfAgency = new Map(agencies.map(({ id, name }) => [id, name]));
  const agencyOf = (id: string) => (namesAgencies ? nameOfAgency.get(id) : agencyLabels.get(id)) ?? "another agency";
  const officerById = new Map(officers.map((one) => [one.id, one]));
  const officerOf = (id: string) => {
    const officer = officerById.get(id);
    const label = officerLabels.get(id);
    if (!officer || label === undefined) return id.startsWith("system:") ? "Joint Action" : "an officer";
    return `${label.split(" of ")[0]} of ${agencyOf(officer.agencyId)}`;
  };

  const nearReaches = await unsafeReachesOf(db, [...near]);
  const recordStanding = await unsafeStandingOf(db, nearReaches.map(({ personId }) => personId));
  const mask = masker({
    subject: {
      names: subject.names,
      reaches: subject.reaches.flatMap(({ value, kind, postcode }) => [...(kind === "address" ? addressParts(value) : [value]), ...(postcode ? [postcode] : [])]),
      references,
    },
    people: [
      ...people.map(([id, names]) => ({ label: personLabels.get(id) ?? "another person", names, isNear: near.has(id) })),
      ...named.map(({ id, name }) => ({ label: officerOf(id), names: [splitName(name)], isNear: officerIds.has(id) })),
    ],
    agencies: namesAgencies ? [] : spoken.map(({ id, name }) => ({ label: agencyOf(id), name })),
    reaches: nearReaches.flatMap(({ personId, kind, value, postcode }) => {
      const label = personLabels.get(recordStanding.get(personId) ?? personId) ?? "another person";
      const parts = kind === "address" ? addressParts(value) : [value];
      return [...parts.map((one) => ({ kind, value: one, label })), ...(postcode ? [{ kind: "address" as const, value: postcode, label }] : [])];
    }),
  });
  const subjectName = subject.names[0] ? [subject.names[0].givenNames, subject.names[0].familyName].join(" ").trim() : "the person";
  return {
    mask,
    added,
    called: {
      person: (id: string) => (own.has(id) ? subjectName : (personLabels.get(standing.get(id) ?? id) ?? "another person")),
      officer: officerOf,
      agency: agencyOf,
    },
    /** As the officer who gathers sees them. */
    names: {
      person: (id: string) => (own.has(id) ? subjectName : nameOf(subject.others.get(standing.get(id) ?? id)?.[0])),
      officer: (id: string) => officerById.get(id)?.name ?? "an officer",
      agency: (id: string) => nameOfAgency.get(id) ?? "another agency",
    },
  };
} // prettier-ignore

function labelMap(labels: readonly Label[], kind: Label["kind"]) {
  return new Map(labels.filter((label) => label.kind === kind).map(({ recordId, label }) => [recordId, label]));
}

function nameOf(name: Named | undefined) {
  return name ? `${name.givenNames} ${name.familyName}`.trim() : "another person";
}

/** Whether the surname stands among the words, so that the name is worth looking for. */
function isWritten({ givenNames, familyName }: Named, words: ReadonlySet<string>): boolean {
  return hasWords(familyName.trim() === "" ? givenNames : familyName, words);
}

function hasWords(name: string, words: ReadonlySet<string>): boolean {
  const parts = wordsOf(name).map(({ folded }) => folded);
  return parts.length > 0 && (parts.every((part) => words.has(part)) || words.has(fold(name).replaceAll(" ", "")));
}
