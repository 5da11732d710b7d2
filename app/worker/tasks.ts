import type { LogCheck } from "#app/domain/audit/log-check.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { type NearVictim, type SweepAsked, victimsNear } from "#app/services/case-reviews/victims-near.ts";
import { checkTemplate, type TemplateChecked } from "#app/services/case-reviews/check-template.ts";
import { type LetterTask, makeLetter } from "#app/services/case-reviews/word-letter.ts";
import {
  countExport,
  type ExportLength,
  type ExportMade,
  type ExportTask,
  writeExport,
} from "#app/services/exports/write-export.ts";
import type { MeasureFigures } from "#app/domain/performance/measures/figures.ts";
import { type FiguresAsked, themeFigures } from "#app/services/performance/theme-figures.ts";
import { countReport, type ReportAsked, type ReportCounted } from "#app/services/reports/count-report.ts";
import { type Checkpointed, writeJournalBack } from "#db/checkpoints.ts";
import type { Executor } from "#db/transaction.ts";
import { type Wiped, wipeTraces } from "#db/wipe-traces.ts";

/** What is too slow for the thread that answers requests. Each task reads the database, and gives plain data back. */
type Tasks = {
  "verify-log": { input: { headFile: string }; output: LogCheck };
  "write-export": { input: ExportTask; output: ExportMade };
  "count-export": { input: Parameters<typeof countExport>[1]; output: ExportLength };
  "victims-near": { input: SweepAsked; output: NearVictim[] };
  "make-letter": { input: LetterTask; output: Uint8Array };
  "check-template": { input: { content: Uint8Array }; output: TemplateChecked };
  "theme-figures": { input: FiguresAsked; output: MeasureFigures[] };
  "count-report": { input: ReportAsked; output: ReportCounted };
  "wipe-traces": { input: { databaseUrl: string }; output: Wiped };
  "write-journal-back": { input: { file: string }; output: Checkpointed };
};
export type TaskName = keyof Tasks;
export type InputOf<N extends TaskName> = Tasks[N]["input"];
export type OutputOf<N extends TaskName> = Tasks[N]["output"];

const TASKS: { [N in TaskName]: (db: Executor, input: InputOf<N>) => Promise<OutputOf<N>> } = {
  "verify-log": (db, { headFile }) => verifyLog(db, headFile),
  "write-export": writeExport,
  "count-export": countExport,
  "victims-near": victimsNear,
  "make-letter": makeLetter,
  "check-template": (_db, { content }) => checkTemplate(content),
  "theme-figures": themeFigures,
  "count-report": countReport,
  // The two that write: by handles of their own, and nothing that a row says.
  "wipe-traces": (_db, { databaseUrl }) => wipeTraces(databaseUrl),
  "write-journal-back": (_db, { file }) => Promise.resolve(writeJournalBack(file)),
};

export function runTask<N extends TaskName>(db: Executor, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return TASKS[name](db, input);
}
