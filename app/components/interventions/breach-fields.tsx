import { CONSEQUENCE_NAMES, CONSEQUENCES } from "#app/domain/interventions/record.ts";
import { UNKNOWN_PERSON } from "#app/domain/interventions/breach.form.ts";
import { DateInput } from "../govuk/date-input.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };
type Option = { value: string; text: string; hint?: string };
export type BreachChoices = {
  respondents: readonly Option[];
  mayBeUnknown: boolean;
  conditions: readonly Option[];
  incidents: readonly Option[];
  /** A notice against which an appeal was lodged. */
  wasAppealed: boolean;
};

/** What happened: when, who, which condition, what shows it. */
export function BreachFields({ field, errorOf, choices }: Fields & { choices: BreachChoices }) {
  const { respondents, mayBeUnknown, conditions, incidents, wasAppealed } = choices;
  const unknown = { value: UNKNOWN_PERSON, text: "Persons unknown" };
  return (
    <>
      <DateInput name="breachedOn" field={field} legend="Day of the breach" error={errorOf("breachedOn")} />
      <Input
        field={field("breachedTime")}
        label="Time (optional)"
        hint="For example, 21:30"
        width={5}
        error={errorOf("breachedTime")}
      />
      {respondents.length > 0 ? (
        <Radios
          field={field("respondent")}
          legend="Who breached it?"
          items={mayBeUnknown ? [...respondents, { divider: "or" }, unknown] : respondents}
          error={errorOf("respondent")}
        />
      ) : null}
      {conditions.length > 0 ? (
        <Radios
          field={field("conditionId")}
          legend="Which condition?"
          hint="One that stood on that day"
          items={conditions}
          error={errorOf("conditionId")}
        />
      ) : null}
      <Textarea
        field={field("evidence")}
        label="What shows it?"
        hint="What was seen, by whom, and where the evidence is kept"
        rows={5}
        error={errorOf("evidence")}
      />
      {incidents.length > 0 ? (
        <Select
          field={field("incidentId")}
          label="Incident (optional)"
          hint="Of the case, or of whom it binds"
          items={incidents}
          placeholder="None of these"
          error={errorOf("incidentId")}
        />
      ) : null}
      <Input
        field={field("incidentReference")}
        label={
          incidents.length > 0
            ? "Another incident, by its reference (optional)"
            : "Reference of the incident (optional)"
        }
        hint="For example, IN-26-0001"
        width={10}
        autoComplete="off"
        spellCheck={false}
        error={errorOf("incidentReference")}
      />
      {wasAppealed ? (
        <Textarea
          field={field("proceedReason")}
          label="Why is it recorded, if an appeal was under way? (optional)"
          hint="Until an appeal is decided only requirements to stop doing something stand"
          rows={3}
          error={errorOf("proceedReason")}
        />
      ) : null}
    </>
  );
}

/** What came of it, as far as anybody knows. */
export function OutcomeFields({ field, errorOf }: Fields) {
  return (
    <>
      <Select
        field={field("consequence")}
        label="What came of it?"
        hint="Leave it open until it is decided"
        items={CONSEQUENCES.map((value) => ({ value, text: CONSEQUENCE_NAMES[value] }))}
        placeholder="Not decided yet"
        error={errorOf("consequence")}
      />
      <DateInput
        name="decidedOn"
        field={field}
        legend="Day on which that was decided"
        legendSize="s"
        error={errorOf("decidedOn")}
      />
      <Textarea
        field={field("consequenceWords")}
        label="More about it (optional)"
        rows={3}
        error={errorOf("consequenceWords")}
      />
    </>
  );
}
