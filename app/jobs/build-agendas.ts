import { buildNextAgendas } from "#app/services/meetings/build-next-agendas.ts";
import { nextMorning } from "./each-morning.ts";
import type { Job } from "./job.ts";

export const buildAgendas: Job = { name: "build-agendas", first: "now", nextRunAt: nextMorning, run: buildNextAgendas };
