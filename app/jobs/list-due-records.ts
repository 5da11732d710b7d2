import { plusMonths } from "#app/domain/dates/periods.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { londonInstant } from "#app/domain/dates/london-hours.ts";
import { LIST_DUE_JOB } from "#app/domain/retention/list-due-job.ts";
import { listDueRecords } from "#app/services/retention/list-due-records.ts";
import type { Job } from "./job.ts";

/** Once a month, on its first day before people begin to work; missed, it is caught up once. */
export const listDue: Job = {
  name: LIST_DUE_JOB,
  first: "now",
  nextRunAt: (now) => londonInstant(plusMonths(`${londonDay(now).slice(0, 7)}-01`, 1), "05:00"),
  run: listDueRecords,
};
