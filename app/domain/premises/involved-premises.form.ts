import { z } from "zod/mini";
import { optionalWordsField, tickedIdsField, versionField } from "../access/form-fields.ts";
import { logIncidentForm } from "../incidents/log-incident.form.ts";
import { CLASSIFIED_FIELDS, CLASSIFIED_NAMES } from "./classified.form.ts";
import type { Classified } from "./incident-changes.ts";

const MOST_PREMISES = 3;

/** The name of a field of the premises with that id. */
export function ofPremises(name: string, premisesId: string): string {
  return `${name}-${premisesId}`;
}

/** Premises that an incident concerns, and what it is to each; with the version read where it was recorded before. */
export type InvolvedPremises = Classified & { premisesId: string; version: number | null };

const classified = z.object({ ...CLASSIFIED_FIELDS, version: z.optional(versionField) });

const chosen = z.looseObject({
  premisesIds: tickedIdsField("Choose from the premises shown"),
  /** Ticked when the summary is to stand although it names somebody of the report. */
  keepNames: z.catch(z.optional(z.literal("yes")), undefined),
  licensingSummary: z.catch(z.string(), ""),
});

/**
 * Which licensed premises an incident concerns, each with its own severity; the summary is asked for with them. What comes of
 * it, refused or not, has names of its own alone: zod throws where two forms in one give different values for one name.
 */
export const involvedPremisesForm = z.pipe(
  z.looseObject({}),
  z.transform((typed: Record<string, unknown>, context) => {
    const say = (path: string, message: string) =>
      context.issues.push({ code: "custom", message, path: [path], input: typed });
    const premises: InvolvedPremises[] = [];
    const { data: given, error } = chosen.safeParse(typed);
    if (!given) {
      for (const { path, message } of error.issues) say(String(path[0]), message);
      return { premises, keepNames: false };
    }
    if (given.premisesIds.length > MOST_PREMISES) say("premisesIds", `Choose ${MOST_PREMISES} premises at most`);
    if (given.premisesIds.length > 0 && given.licensingSummary.trim() === "")
      say("licensingSummary", "Write a summary for licensing, which is all that they read of it");
    for (const premisesId of new Set(given.premisesIds.slice(0, MOST_PREMISES))) {
      const own = Object.fromEntries(
        [...CLASSIFIED_NAMES, "version"].map((name) => [name, given[ofPremises(name, premisesId)]]),
      );
      const read = classified.safeParse(own);
      if (read.success) premises.push({ premisesId, ...read.data, version: read.data.version ?? null });
      else for (const { path, message } of read.error.issues) say(ofPremises(String(path[0]), premisesId), message);
    }
    return { premises, keepNames: given.keepNames === "yes" };
  }),
);
export type Involved = z.output<typeof involvedPremisesForm>;

/** A report, with the premises that its incidents concern. */
export const loggedWithPremisesForm = z.intersection(logIncidentForm, involvedPremisesForm);

/** What is typed to find premises to name: by name, number, or the place where it happened. */
export const findPremisesForm = z.object({
  premisesSearch: z.catch(optionalWordsField("Premises", 120), null),
  place: z.catch(optionalWordsField("Where it happened", 120), null),
  postcode: z.catch(optionalWordsField("Postcode", 12), null),
  locationId: z.catch(z.optional(z.uuidv7()), undefined),
  premisesIds: z.catch(tickedIdsField("Choose from the premises shown"), []),
});
export type FindPremises = z.output<typeof findPremisesForm>;
