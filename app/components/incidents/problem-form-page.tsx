import { ChangeFormPage, type ChangeFormProps } from "../forms/change-form-page.tsx";
import { problemRecord } from "./changed-record.ts";

type Props = ChangeFormProps & { problem: Parameters<typeof problemRecord>[0] };

/** One change of a problem. */
export function ProblemFormPage({ problem, ...form }: Props) {
  return <ChangeFormPage record={problemRecord(problem)} {...form} />;
}
