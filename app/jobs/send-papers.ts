import { sendDuePapers } from "#app/services/meetings/send-due-papers.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

export const sendPapers: Job = { name: "send-papers", first: "now", nextRunAt: nextMorning, run: sendDuePapers };
