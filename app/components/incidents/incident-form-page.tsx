import { ChangeFormPage, type ChangeFormProps } from "../forms/change-form-page.tsx";
import { incidentRecord } from "./changed-record.ts";

type Props = ChangeFormProps & { incident: Parameters<typeof incidentRecord>[0] };

/** One change of an incident, with how it stands beside it. */
export function IncidentFormPage({ incident, ...form }: Props) {
  return <ChangeFormPage record={incidentRecord(incident)} {...form} />;
}
