import { headFileIn } from "#app/services/audit/head-file.ts";
import { runLettersIn } from "#app/services/case-reviews/run-letter.ts";
import { runSweepIn } from "#app/services/case-reviews/run-sweep.ts";
import { runExportsIn } from "#app/services/exports/run-export.ts";
import { runFiguresIn } from "#app/services/performance/run-figures.ts";
import { runReportsIn } from "#app/services/reports/count-report.ts";
import { runCheckpointsIn } from "#db/checkpoints.ts";
import type { Executor } from "#db/transaction.ts";
import { workerThread } from "../worker/run-in-worker.ts";
import { allJobs } from "./all.ts";
import type { JobLog } from "./job.ts";
import { startJobs } from "./runner.ts";

type Options = { db: Executor; databaseUrl: string; dataDir: string; entry: string | null; log: JobLog };

/** What runs beside the pages for as long as the server does: the jobs, and the worker thread that they use. */
export function startBackground({ db, databaseUrl, dataDir, entry, log }: Options): { stop: () => Promise<void> } {
  const headFile = headFileIn(dataDir);
  const thread = workerThread({ databaseUrl, entry });
  // Of their own: somebody waits for them, and a check of the whole log takes minutes.
  const exportThread = workerThread({ databaseUrl, entry });
  runExportsIn({
    write: (task) => exportThread.run("write-export", task),
    count: (task) => exportThread.run("count-export", task),
  });
  // Of what takes a second at the most, nearly always.
  const shortThread = workerThread({ databaseUrl, entry });
  runSweepIn((asked) => shortThread.run("victims-near", asked));
  runCheckpointsIn((file) => shortThread.run("write-journal-back", { file }));
  // Of its own: whoever takes a letter waits for it, and not for somebody's long list.
  const letterThread = workerThread({ databaseUrl, entry });
  runLettersIn({
    make: (task) => letterThread.run("make-letter", task),
    check: (task) => letterThread.run("check-template", task),
  });
  // Of its own: a page of figures waits for figures at the most.
  const figuresThread = workerThread({ databaseUrl, entry });
  runFiguresIn((asked) => figuresThread.run("theme-figures", asked));
  // Of its own: a report counts all that a quarter has, and a page of figures does not wait for it.
  const reportsThread = workerThread({ databaseUrl, entry });
  runReportsIn((asked) => reportsThread.run("count-report", asked));
  const jobs = startJobs({
    db,
    jobs: allJobs({
      headFile,
      dataDir,
      checkLog: () => thread.run("verify-log", { headFile }),
      databaseUrl,
      wipe: () => thread.run("wipe-traces", { databaseUrl }),
    }),
    log,
  });
  return {
    async stop() {
      const stopped = jobs.stop();
      runExportsIn(null);
      runSweepIn(null);
      runCheckpointsIn(null);
      runLettersIn(null);
      runFiguresIn(null);
      runReportsIn(null);
      await exportThread.stop();
      await shortThread.stop();
      await letterThread.stop();
      await figuresThread.stop();
      await reportsThread.stop();
      await thread.stop();
      await stopped;
    },
  };
}
