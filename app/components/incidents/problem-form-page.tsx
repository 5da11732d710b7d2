import { ChangeFormPage, type ChangeFormProps } from "../forms/change-form-page.tsx";

type Props = ChangeFormProps & { problem: { id: string; reference: string; version: number; title: string } };

/** One change of a problem. */
export function ProblemFormPage({ problem: { id, reference, version, title }, ...form }: Props) {
  const record = { href: `/incidents/problems/${id}`, name: `Problem ${reference}`, version, words: title };
  return <ChangeFormPage record={record} {...form} />;
}
