import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Fieldset } from "#app/components/govuk/fieldset.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { LINK_ROWS, LINKED_ROLES } from "#app/domain/cases/referral-people.form.ts";
import { standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";

type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

/** A group of offenders, those who suffer from it, or others: as typed. The coordinator finds out who they are. */
export function PeopleRows({ field, errorOf, heading = "People involved" }: Fields & { heading?: string }) {
  const parts = ["role", "given", "family", "birth"];
  const isUsed = (n: number) =>
    parts.some((part) => errorOf(`${part}${n}`)) || Boolean(field(`family${n}`).defaultValue);
  return (
    <>
      <h2 className="govuk-heading-m">{heading}</h2>
      <p className="govuk-body">
        As far as you know them. Nobody is more than alleged here. The group’s coordinator finds out who they are.
      </p>
      {LINK_ROWS.map((n) => (
        <Details key={n} summary={`Person ${n}`} open={isUsed(n)}>
          <Fieldset legend={<span className="govuk-visually-hidden">Person {n}</span>}>
            <Select
              field={field(`role${n}`)}
              label="Involved as"
              items={LINKED_ROLES.map((value) => ({ value, text: linkWords(value, standingAtAcceptance(value)) }))}
              placeholder="Select how"
              error={errorOf(`role${n}`)}
            />
            <Input
              field={field(`given${n}`)}
              label="Given names"
              autoComplete="off"
              spellCheck={false}
              error={errorOf(`given${n}`)}
            />
            <Input
              field={field(`family${n}`)}
              label="Family name"
              autoComplete="off"
              spellCheck={false}
              error={errorOf(`family${n}`)}
            />
            <DateInput
              name={`birth${n}`}
              field={field}
              legend="Date of birth"
              hint="If you know it"
              error={errorOf(`birth${n}`)}
            />
          </Fieldset>
        </Details>
      ))}
    </>
  );
}
