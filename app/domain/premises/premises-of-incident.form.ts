import { z } from "zod/mini";
import { optionalWordsField, versionField } from "../access/form-fields.ts";
import { involvedPremisesForm } from "./involved-premises.form.ts";

/** Which premises an incident that stands concerns, with the summary that goes with them. */
export const premisesOfIncidentForm = z.intersection(
  z.object({
    version: versionField,
    licensingSummary: optionalWordsField("Summary for licensing", 1000),
    reason: optionalWordsField("Reason", 500),
  }),
  involvedPremisesForm,
);
export type PremisesOfIncidentForm = z.output<typeof premisesOfIncidentForm>;
