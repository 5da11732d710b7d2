import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { caseworkForm } from "#app/domain/cases/casework.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Props = {
  page: {
    once: string;
    source: { href: string; reference: string };
    teams: readonly { value: string; text: string }[];
    cases: readonly { id: string; reference: string; groupName: string }[];
    people: readonly { personId: string; name: string; words: string; mayBeSubject: boolean }[];
    title: string;
    reason: string;
  };
  reply: { values: FormValues; errors: FieldErrors } | undefined;
};

/** Everything that is known is filled in; what is left is to say yes. */
export function CaseworkForm({ page, reply }: Props) {
  const { source, teams, cases, people, title, reason } = page;
  const only = teams.length === 1 ? teams[0] : undefined;
  const carry = people.map(({ personId }) => personId);
  const initial = { groupId: only?.value ?? "", about: "problem", title, carry, reason };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(caseworkForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={source.href}>{source.reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Open a case</h1>
        <p className="govuk-body">
          {only ? `In ${only.text}. ` : ""}You lead it. Its incidents belong to it, and its members can open them,
          without who reported.
        </p>
        {cases.length > 0 ? (
          <InsetText>
            Already in an open case:{" "}
            {cases.map(({ id, reference, groupName }, at) => (
              <span key={id}>
                {at > 0 ? ", " : ""}
                <a className="govuk-link app-reference" href={`/cases/${id}`}>
                  {reference}
                </a>{" "}
                ({groupName})
              </span>
            ))}
          </InsetText>
        ) : null}
        <PageForm onSubmit={onSubmit} once={page.once}>
          {only ? (
            <input type="hidden" {...field("groupId")} />
          ) : (
            <Select
              field={field("groupId")}
              label="Team"
              items={teams}
              placeholder="Select the team"
              error={errorOf("groupId")}
            />
          )}
          <Radios
            field={field("about")}
            legend="What is the case about?"
            items={[
              {
                value: "problem",
                text: "The problem",
                conditional: (
                  <Input
                    field={field("title")}
                    label="The problem in a few words"
                    hint="Name no person: it stands in lists and in the papers of meetings"
                    error={errorOf("title")}
                  />
                ),
              },
              ...people
                .filter((person) => person.mayBeSubject)
                .map(({ personId, name, words }) => ({ value: personId, text: `${name}: ${words}` })),
            ]}
            error={errorOf("about")}
          />
          {people.length > 0 ? (
            <Checkboxes
              field={field("carry")}
              legend="People in the case"
              hint="With their records. Untick whom it does not concern"
              items={people.map(({ personId, name, words }) => ({ value: personId, text: `${name}: ${words}` }))}
              error={errorOf("carry")}
            />
          ) : null}
          <CharacterCount
            field={field("reason")}
            label="Why the team takes it on"
            maxLength={4000}
            rows={4}
            error={errorOf("reason")}
          />
          <Button>Open the case</Button>
        </PageForm>
      </div>
    </div>
  );
}
