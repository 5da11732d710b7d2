import { addMinutes } from "date-fns";
import { expireSessionData as expire } from "#app/services/session/expire.ts";
import type { Job } from "./job.ts";

export const expireSessionData: Job = {
  name: "expire-session-data",
  first: "now",
  nextRunAt: (now) => addMinutes(now, 10),
  run: async ({ db, now }) => {
    await expire({ db, now });
  },
};
