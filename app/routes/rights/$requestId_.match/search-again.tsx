import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { requestSearchForm } from "#app/domain/rights/request.form.ts";
import { dayParts, type FieldErrors, type FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Props = {
  query: { name: string; birthDate: string | null };
  reply: { values: FormValues; errors: FieldErrors } | undefined;
};

/** Under another name: a maiden name, another spelling. */
export function SearchAgain({ query, reply }: Props) {
  const initial = { intent: "search", name: query.name, ...dayParts("birthDate", query.birthDate) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(requestSearchForm, initial, reply);
  return (
    <section aria-labelledby="again">
      <ErrorSummary errors={errors} />
      <h2 className="govuk-heading-m" id="again">
        Search under another name
      </h2>
      <PageForm id="again-form" onSubmit={onSubmit}>
        <input type="hidden" name="intent" value="search" />
        <Input field={field("name")} label="Name" autoComplete="off" error={errorOf("name")} />
        <DateInput
          name="birthDate"
          field={field}
          legend="Date of birth (optional)"
          legendSize="s"
          error={errorOf("birthDate")}
        />
        <Button variant="secondary">Search</Button>
      </PageForm>
    </section>
  );
}
