import type { Classified } from "#app/domain/premises/incident-changes.ts";
import { ofPremises } from "#app/domain/premises/involved-premises.form.ts";
import type { FormValues } from "#app/forms/parse-form.ts";

type Page = {
  incident: { version: number };
  summary: string | null;
  premises: readonly (Classified & { premisesId: string; version: number })[];
};

/** The premises as they are recorded, as they would be ticked. */
export function initialValues({ incident, summary, premises }: Page): FormValues {
  const own = premises.flatMap(({ premisesId, version, severity, attribution, objectives, mitigation }) =>
    Object.entries({ version: String(version), severity, attribution, objectives, mitigation }).map(
      ([name, value]) => [ofPremises(name, premisesId), typeof value === "string" ? value : [...value]] as const,
    ),
  );
  return {
    version: String(incident.version),
    ...{ premisesSearch: "", premisesIds: premises.map(({ premisesId }) => premisesId) },
    ...{ licensingSummary: summary ?? "", keepNames: "", reason: "" },
    ...Object.fromEntries(own),
  };
}
