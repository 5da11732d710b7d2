import { z } from "zod/mini";
import { versionField } from "../access/form-fields.ts";
import { MATCH_STATUS_NAMES, type MatchStatus } from "./incident-match.ts";

export const MATCH_STATUSES = Object.keys(MATCH_STATUS_NAMES) as [MatchStatus, ...MatchStatus[]];

/** What is said of an incident of a file and the one that it may be. `part`: they were joined, and are not one. */
export const matchForm = z.object({
  incidentId: z.uuidv7("Reload the page"),
  version: versionField,
  intent: z.enum(["join", "apart", "part"], "Select what they are"),
});
export type MatchAnswer = z.output<typeof matchForm>;

/** That somebody whom a file brought is a person of their own. */
export const confirmPersonForm = z.object({ personId: z.uuidv7("Reload the page"), version: versionField });

export const matchListForm = z.object({
  status: z.catch(z.enum(MATCH_STATUSES), "open"),
  after: z.catch(z.optional(z.uuidv7()), undefined),
});

export const afterForm = z.object({ after: z.catch(z.optional(z.uuidv7()), undefined) });
