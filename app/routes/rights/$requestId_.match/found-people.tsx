import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { requestMatchForm } from "#app/domain/rights/request.form.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

export type FoundPerson = {
  id: string;
  reference: string;
  name: string;
  bornIn: string | null;
  area: string | null;
  reason: string;
};
type Props = {
  people: readonly FoundPerson[];
  version: number;
  reply: { values: FormValues; errors: FieldErrors } | undefined;
};

export function FoundPeople({ people, version, reply }: Props) {
  const initial = { intent: "match", version: String(version), personId: people.length === 0 ? "none" : "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(requestMatchForm, initial, reply);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageForm onSubmit={onSubmit}>
        <input type="hidden" {...field("intent")} />
        <input type="hidden" {...field("version")} />
        <Radios
          field={field("personId")}
          legend={people.length > 0 ? "Likely the same, best first" : "Nobody like this is known"}
          items={[
            ...people.map(({ id, reference, name, bornIn, area, reason }) => ({
              value: id,
              text: `${name} (${reference})`,
              hint: `Born: ${bornIn ?? "not known"}. Area: ${area ?? "not recorded"}. ${reason}`,
            })),
            ...(people.length > 0 ? [{ divider: "or" }] : []),
            { value: "none", text: "None of them: nothing is held of this person" },
          ]}
          error={errorOf("personId")}
        />
        <Button>Save</Button>
      </PageForm>
    </>
  );
}
