import type { Actor } from "#app/domain/access/actor.ts";
import { mayInCase } from "#app/domain/access/case-rights.ts";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { NOTE_KIND_NAMES } from "#app/domain/cases/note.ts";
import { CHRONOLOGY_MOST, type ChronologyEntry, inOrder } from "#app/domain/incidents/chronology.ts";
import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { CHANNEL_NAMES } from "#app/domain/incidents/incident.ts";
import { STEP_NAMES } from "#app/domain/incidents/step-words.ts";
import { fullName } from "#app/domain/people/person.ts";
import { markName, markWords } from "#app/domain/rights/mark-words.ts";
import { unsafeListActionsOfCase } from "#db/queries/actions.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { listReportsOfIncidents, listStepsOfIncidents } from "#db/queries/chronologies.ts";
import { type IncidentsOf, listIncidentsOf } from "#db/queries/incidents-of.ts";
import { listPeopleOfIncidents } from "#db/queries/incidents.ts";
import { listNotes } from "#db/queries/notes.ts";
import { findVisibleProblem } from "#db/queries/problem-pages.ts";
import type { Executor } from "#db/transaction.ts";
import { marksOn } from "../rights/marks-on.ts";
import { reporterWords } from "./shown-rows.ts";

type At = { db: Executor; actor: Actor };
export type ChronologyOf = { kind: "problem" | "case"; id: string };

/**
 * Everything of a problem or a case that may go into its chronology, as far as this actor may know it, oldest first. Null for
 * what is not theirs to know; of a case for whoever works on it by right.
 */
export async function chronologyEntries({ db, actor }: At, of: ChronologyOf) {
  const found = of.kind === "problem" ? await fromProblem(db, actor, of.id) : await fromCase(db, actor, of.id);
  if (!found) return null;
  const { people, entries, parts } = await ofIncidents(db, actor, of);
  const all = inOrder([...entries, ...found.entries]).slice(-CHRONOLOGY_MOST - 1);
  const marks = await marksOf({ db, actor }, of, all, [...parts.values()].flat());
  return {
    ...of,
    ...{ reference: found.reference, title: found.title, href: found.href, isRestricted: found.isRestricted },
    personIds: [...new Set([...people, ...found.personIds])],
    /** Of whom its title is. */
    subjectIds: found.subjectIds,
    marks: (marks[of.id] ?? []).map(markWords),
    entries: all.slice(-CHRONOLOGY_MOST).map((entry) => {
      const own = marks[idOf(entry)] ?? [];
      const ofParts = (parts.get(entry.key) ?? []).flatMap((id) => marks[id] ?? []);
      // The words of who reported or was affected could tell who that is, and they are mostly not named.
      const words = [...own.map(entry.kind === "report" ? markName : markWords), ...ofParts.map(markName)];
      const isRestricted = [...own, ...ofParts].some(({ mark }) => mark === "restricted");
      return { ...entry, marks: [...new Set(words)], isRestricted };
    }),
    isCut: all.length > CHRONOLOGY_MOST,
  };
}

async function fromProblem(db: Executor, actor: Actor, id: string) {
  const problem = await findVisibleProblem(db, actor, id);
  if (!problem) return null;
  const { reference, title } = problem;
  const href = `/incidents/problems/${id}`;
  return {
    reference,
    title,
    href,
    isRestricted: false,
    personIds: [],
    subjectIds: [],
    entries: [] as ChronologyEntry[],
  };
}

async function fromCase(db: Executor, actor: Actor, id: string) {
  const record = await findCaseById(db, actor, id);
  if (!record || !mayInCase(actor, record, "notes:write")) return null;
  const actions = await unsafeListActionsOfCase(db, id);
  const notes = (await listNotes(db, actor, id, { limit: CHRONOLOGY_MOST })).filter(isForCourt);
  const links = await unsafeListLinks(db, id);
  const entries: ChronologyEntry[] = [
    ...actions
      .filter(({ finishedOn }) => finishedOn !== null)
      .map((action) => ({
        ...plain("action", action.id, action.finishedOn ?? ""),
        title: `Action ${action.reference} finished, ${action.ownerAgencyName}`,
        words: [action.words, action.outcome].filter(Boolean).join("\n"),
      })),
    ...notes.map((note) => ({
      ...plain("note", note.id, note.happenedOn),
      title: `Note, ${NOTE_KIND_NAMES[note.kind].toLowerCase()}, ${note.agencyName}${note.isShared === 1 ? "" : ", kept within the agency"}`,
      words: note.words,
    })),
  ];
  return {
    ...{ reference: record.reference, title: record.problemTitle ?? wholeSubject(record), href: `/cases/${id}` },
    ...{ isRestricted: record.visibility === "restricted", personIds: links.map(({ personId }) => personId), entries },
    subjectIds: record.personId === null ? [] : [record.personId],
  };
}

async function ofIncidents(db: Executor, actor: Actor, of: IncidentsOf) {
  const incidents = await listIncidentsOf(db, actor, of, { limit: CHRONOLOGY_MOST });
  const ids = incidents.map(({ id }) => id);
  const people = await listPeopleOfIncidents(db, actor, ids, 5 * CHRONOLOGY_MOST);
  const reports = await listReportsOfIncidents(db, actor, ids, CHRONOLOGY_MOST);
  const steps = await listStepsOfIncidents(db, actor, ids, CHRONOLOGY_MOST);
  const entries: ChronologyEntry[] = [
    ...incidents.map((incident) => ({
      ...plain("incident", incident.id, incident.latestDay),
      title: [`Incident ${incident.reference}`, incident.typeName ?? ASB_HEADING_NAMES[incident.heading], incident.placeName].filter(Boolean).join(", "), // prettier-ignore
      words: incident.whatHappened,
      people: people
        .filter(({ incidentId }) => incidentId === incident.id)
        .map((link) => ({ personId: link.personId, name: fullName(link), role: link.role, standing: link.standing })),
    })),
    ...reports.map((report) => ({
      ...plain("report", report.id, report.reportedOn),
      title: `Report ${report.reference} to ${report.agencyName}, ${CHANNEL_NAMES[report.channel].toLowerCase()}`,
      words: null,
      reporter: report.reporterId === null ? null : { personId: report.reporterId, name: reporterWords(report) },
    })),
    ...steps.map((step) => ({
      ...plain("step", step.id, step.happenedOn),
      title: [`${step.reference}: ${STEP_NAMES[step.kind]}`, step.how?.toLowerCase(), step.agencyName].filter(Boolean).join(", "), // prettier-ignore
      words: step.words,
    })),
  ];
  const parts = new Map(
    ids.map((id) => [`incident:${id}`, people.filter(({ incidentId }) => incidentId === id).map((link) => link.id)]),
  );
  return { people: people.map(({ personId }) => personId), entries, parts };
}

function marksOf(at: At, of: ChronologyOf, entries: readonly ChronologyEntry[], parts: readonly string[]) {
  const ids = (kind: ChronologyEntry["kind"]) => entries.filter((entry) => entry.kind === kind).map(idOf);
  return marksOn(at, {
    ...{ case: of.kind === "case" ? [of.id] : [], "incident-person": parts },
    ...{ incident: ids("incident"), report: ids("report"), action: ids("action"), note: ids("note") },
  });
}

function idOf({ key, kind }: ChronologyEntry) {
  return key.slice(kind.length + 1);
}

/** What stands, and is no intelligence: that is handled by its own code, and is no evidence. Local policy. */
function isForCourt({ kind, isCorrected }: Awaited<ReturnType<typeof listNotes>>[number]) {
  return !isCorrected && kind !== "intelligence";
}

function plain(kind: ChronologyEntry["kind"], id: string, day: string): Omit<ChronologyEntry, "title" | "words"> {
  return { key: `${kind}:${id}`, kind, day, people: [], reporter: null, marks: [], isRestricted: false };
}
