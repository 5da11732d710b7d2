import { expect, test } from "vitest";
import { dueJobInWords } from "#app/domain/notifications/jobs.ts";

const NOW = "2026-03-02T10:00:00.000Z";

test.each([
  ["lies ahead", "outbox", "2026-03-02T10:00:00.001Z", null],
  ["is at this moment", "escalate-actions", NOW, "Now"],
  ["lies behind, of a job that is looked for all the time", "outbox", "2026-03-01T10:00:00.000Z", "When there is something to do"],
  ["lies behind, of a job with hours of its own", "escalate-actions", "2026-03-01T06:00:00.000Z", "Now"],
] as const)("a next run that %s", (_, job, next, words) => {
  expect(dueJobInWords(job, next, NOW)).toBe(words);
}); // prettier-ignore
