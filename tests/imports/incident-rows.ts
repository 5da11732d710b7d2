import { v4 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { chooseColumns } from "#app/services/imports/choose-columns.ts";
import { kindWork } from "#app/services/imports/kinds.ts";
import { startImport } from "#app/services/imports/start-import.ts";
import { columnsOf, readingOf } from "#app/services/imports/stored-run.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import type { Executor } from "#db/transaction.ts";
import { aFile, NOW, runOf, worker } from "./office.ts";

/** The layout of a police extract: British National Grid, opening and closing classes. Its rows are made up. */
export const POLICE_HEAD =
  "Incident Number,Date Created,Time,Beat,NPA,Ward,Opening Class,Closing Class,Qualifier,Location,Easting,Northing";
const POLICE = { number: "26*1", day: "26/02/2026", time: "21:05", opening: "Noise", closing: "Noise", qualifier: "Nuisance", location: '"Example Road, LOUGHBOROUGH, LE11 1NF"', easting: "454024", northing: "321085" }; // prettier-ignore
export function policeRow(changes: Partial<typeof POLICE> = {}): string {
  const r = { ...POLICE, ...changes };
  return `${r.number},${r.day},${r.time},LB1,Charnwood,Loughborough East,${r.opening},${r.closing},${r.qualifier},${r.location},${r.easting},${r.northing}`;
}

/** The layout of another system's cases, one row each. */
export const CASE_HEAD = "Case Ref,Case Type,ASB Type,Status,Risk Level,Date Opened,Date Closed,Reported By,Lead Agency,Lead Officer,Victim Ref,Perpetrator Ref,Location,Postcode,UPRN,Ward,Incidents,Actions,Closure Reason"; // prettier-ignore
const CASE = { ref: "ASB-1", type: "ASB - Begging/Vagrancy", status: "Open", opened: "20/02/2026 17:54", closed: "", by: "Public", agency: "Charnwood BC", victim: "V1", perp: "", location: "2 Example Close", postcode: "LE11 1NX", incidents: "4", reason: "" }; // prettier-ignore
export function caseRow(changes: Partial<typeof CASE> = {}): string {
  const r = { ...CASE, ...changes };
  return `${r.ref},ASB,${r.type},${r.status},Low,${r.opened},${r.closed},${r.by},${r.agency},B Officer,${r.victim},${r.perp},${r.location},${r.postcode},,Shelthorpe,${r.incidents},,${r.reason}`;
}

export const file = (head: string, ...rows: string[]) => `\uFEFF${[head, ...rows].join("\r\n")}\r\n`;

type From = { agencyId?: string | null; system?: string | null; now?: Date };

/** Sends a file of incidents of that agency's system and has it checked with the columns that were guessed. */
export async function checkedIncidents(
  db: Executor,
  actor: Actor,
  content: string,
  { agencyId = null, system = null, now = NOW }: From = {},
) {
  const at = { db, actor, now };
  const started = await startImport(at, { kind: kindWork("incidents").kind, path: aFile(content), originalName: `${uuid()}.csv`, size: content.length }); // prettier-ignore
  if (started.kind === "refused") throw new Error(started.message);
  const run = await runOf(db, actor, started.runId);
  const firstRow = Array<string>(60).fill("heading");
  const chosen = await chooseColumns(at, run.id, { version: run.version, sheet: readingOf(run).sheet, choice: columnsOf(run), firstRow, versionLabel: null, saveAs: null, agencyId, system }); // prettier-ignore
  if (chosen.kind !== "done") throw new Error(JSON.stringify(chosen));
  await workOnImports(worker(db, { clock: () => now }));
  return runOf(db, actor, run.id);
}

export async function loadedIncidents(db: Executor, actor: Actor, content: string, from: From = {}) {
  const run = await checkedIncidents(db, actor, content, from);
  const now = from.now ?? NOW;
  const asked = await askToLoad({ db, actor, now }, run.id, run.version);
  if (asked.kind !== "done") throw new Error(JSON.stringify(asked));
  await workOnImports(worker(db, { clock: () => now }));
  return runOf(db, actor, run.id);
}
