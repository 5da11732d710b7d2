import type { FormEvent } from "react";
import { type Officer } from "#app/components/forms/officer-select.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Select, type SelectItem } from "#app/components/govuk/select.tsx";
import { type PlaceOffer, PlaceFields } from "#app/components/interventions/place-fields.tsx";
import { WarningsToAnswer, type Warning } from "#app/components/interventions/warnings-to-answer.tsx";
import { WhenFields } from "#app/components/interventions/when-fields.tsx";
import { WhoFields } from "#app/components/interventions/who-fields.tsx";
import { WhyFields } from "#app/components/interventions/why-fields.tsx";
import type { Asked } from "#app/domain/interventions/asked.ts";
import { type BegunFrom, newInterventionHref } from "#app/domain/interventions/begun-from.ts";
import { interventionForm } from "#app/domain/interventions/intervention.form.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PeopleFields, type PeopleReply } from "./people-fields.tsx";

type Page = {
  from: BegunFrom;
  back: { href: string; text: string } | null;
  asked: Asked;
  kindName: string;
  afterWords: string | null;
  caseReference: string | null;
  people: { value: string; text: string; hint: string }[];
  cases: SelectItem[];
  agencies: SelectItem[];
  officers: Officer[];
  earlier: SelectItem[];
  once: string;
  findOnce: string;
  maySearch: boolean;
  initial: FormValues;
};
type Reply = PeopleReply & {
  values: FormValues;
  errors: FieldErrors;
  warnings: readonly Warning[];
  places: readonly PlaceOffer[];
};
const NO_REPLY = { found: [], agenciesToAsk: [], mayAddNew: false, unlinked: null, warnings: [], places: [] };

/** One form, which asks what its kind needs. */
export function NewIntervention({ page, reply }: { page: Page; reply: Reply | undefined }) {
  const { asked, from, back, caseReference } = page;
  const { field, errors, errorOf, onSubmit } = useCheckedForm(interventionForm, page.initial, reply);
  const fields = { field, errorOf };
  const answer = reply ?? NO_REPLY;
  const known = new Set(page.people.map(({ value }) => value));
  const people = { ...answer, found: answer.found.filter(({ value }) => !known.has(value)) };
  // Looking for somebody is no saving: nothing else need be right yet.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button?.name !== "intent") onSubmit(event);
  };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {back ? <BackLink href={back.href}>{back.text}</BackLink> : null}
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">
          {caseReference ? `For case ${caseReference}` : "Record an intervention"}
        </span>
        <h1 className="govuk-heading-l">{page.kindName}</h1>
        <p className="govuk-body">
          <a className="govuk-link" href={newInterventionHref(from)}>
            Choose another kind
          </a>
        </p>
        <PageForm onSubmit={submit} once={page.once}>
          {/* What the Enter key does, wherever it is pressed. */}
          <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" />
          <input type="hidden" {...field("kind")} />
          {page.cases.length > 0 ? (
            <Select
              field={field("caseId")}
              label="Which case does it belong to? (optional)"
              hint="Whoever sees the case sees it, and nobody else"
              placeholder="No case"
              items={page.cases}
              error={errorOf("caseId")}
            />
          ) : (
            <input type="hidden" {...field("caseId")} />
          )}
          <WarningsToAnswer {...fields} warnings={answer.warnings} />
          <PeopleFields
            {...fields}
            asked={asked}
            people={page.people}
            maySearch={page.maySearch}
            findOnce={page.findOnce}
            reply={people}
          />
          <WhenFields {...fields} asked={asked} />
          <PlaceFields {...fields} asked={asked} places={answer.places} />
          <WhoFields {...fields} asked={asked} agencies={page.agencies} officers={page.officers} />
          <WhyFields {...fields} asked={asked} earlier={page.earlier} afterWords={page.afterWords} />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
