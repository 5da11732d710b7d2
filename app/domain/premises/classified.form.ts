import { z } from "zod/mini";
import { ticksField } from "../access/form-fields.ts";
import { ATTRIBUTIONS, MITIGATIONS, OBJECTIVES } from "./attribution.ts";
import { SEVERITY_IDS } from "./severity.ts";

/** What is said of an incident at premises. Attribution that nobody decides yet waits for the meeting. */
export const CLASSIFIED_FIELDS = {
  severity: z.enum(SEVERITY_IDS, "Select how severe it was"),
  attribution: z.prefault(z.enum(ATTRIBUTIONS, "Select what it is to the premises"), "undecided"),
  objectives: ticksField(OBJECTIVES, "Select from the list"),
  mitigation: ticksField(MITIGATIONS, "Select from the list"),
};
export const CLASSIFIED_NAMES = ["severity", "attribution", "objectives", "mitigation"] as const;
