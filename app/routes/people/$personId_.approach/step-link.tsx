type Props = { id: string; reference: string; kind: string };

export function StepLink({ id, reference, kind }: Props) {
  return (
    <a className="govuk-link" href={`/interventions/${id}`}>
      {kind}
      <span className="govuk-visually-hidden">, {reference}</span>
    </a>
  );
}
