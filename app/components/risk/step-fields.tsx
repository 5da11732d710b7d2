import { PLAN_DOMAIN_NAMES, PLAN_DOMAINS } from "#app/domain/risk/plan-step.ts";
import type { Officer } from "../forms/officer-select.tsx";
import { OwnerFields } from "../actions/action-fields.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Option = { value: string; text: string };
export type StepChoices = { people: readonly Option[]; agencies: readonly Option[]; users: readonly Officer[] };
type Props = StepChoices & { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

/** One step of a plan, new or changed. */
export function StepFields({ field, errorOf, people, agencies, users }: Props) {
  return (
    <>
      <Radios
        field={field("domain")}
        legend="What it works on"
        legendSize="s"
        small
        items={PLAN_DOMAINS.map((value) => ({ value, text: PLAN_DOMAIN_NAMES[value] }))}
        error={errorOf("domain")}
      />
      <Select
        field={field("personId")}
        label="About"
        items={people}
        placeholder="The case as a whole"
        error={errorOf("personId")}
      />
      <Textarea field={field("words")} label="What is to be done" rows={3} error={errorOf("words")} />
      <Textarea field={field("why")} label="Why" rows={2} error={errorOf("why")} />
      <OwnerFields
        field={field}
        errorOf={errorOf}
        agencies={agencies}
        users={users}
        ownersHint="Only people who can open this case are listed"
      />
      <DateInput name="fromDay" field={field} legend="First day" legendSize="s" error={errorOf("fromDay")} />
      <DateInput
        name="untilDay"
        field={field}
        legend="Last day (optional)"
        legendSize="s"
        error={errorOf("untilDay")}
      />
    </>
  );
}
