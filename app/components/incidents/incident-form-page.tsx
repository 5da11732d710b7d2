import { ChangeFormPage, type ChangeFormProps } from "../forms/change-form-page.tsx";

type Props = ChangeFormProps & { incident: { id: string; reference: string; version: number; standing: string } };

/** One change of an incident, with how it stands beside it. */
export function IncidentFormPage({ incident: { id, reference, version, standing }, ...form }: Props) {
  const record = { href: `/incidents/${id}`, name: `Incident ${reference}`, version, words: standing };
  return <ChangeFormPage record={record} {...form} />;
}
