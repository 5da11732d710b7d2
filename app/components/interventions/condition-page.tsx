import { ManagePage, type ManageReply } from "../cases/manage-page.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select, type SelectItem } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { addConditionForm, changeConditionForm } from "#app/domain/interventions/condition.form.ts";
import { CONDITION_KIND_NAMES, CONDITION_KINDS } from "#app/domain/interventions/record.ts";
import type { FormValues } from "#app/forms/parse-form.ts";
import { type PlaceOffer, PlaceFields } from "./place-fields.tsx";
import { WarningsToAnswer, type Warning } from "./warnings-to-answer.tsx";

type Props = {
  record: { id: string; reference: string; subject: string };
  heading: string;
  isChange: boolean;
  initial: FormValues;
  reply: (NonNullable<ManageReply> & { warnings?: readonly Warning[]; places?: readonly PlaceOffer[] }) | undefined;
  respondents: readonly SelectItem[];
  people: readonly SelectItem[];
  /** Somebody is protected whom this reader may not know: it stays so. */
  isHidden: boolean;
};

/** One condition, new or changed. */
export function ConditionPage({ record, heading, isChange, initial, reply, respondents, people, isHidden }: Props) {
  return (
    <ManagePage
      record={record}
      back={{ href: `/interventions/${record.id}#conditions`, text: `Intervention ${record.reference}` }}
      heading={heading}
      button="Save the condition"
      schema={isChange ? changeConditionForm : addConditionForm}
      reason={isChange ? "Why is it changed?" : null}
      reply={reply}
      initial={initial}
    >
      {({ field, errorOf }) => (
        <>
          <WarningsToAnswer warnings={reply?.warnings ?? []} field={field} errorOf={errorOf} />
          <Radios
            field={field("kind")}
            legend="What kind of condition is it?"
            legendSize="s"
            inline
            items={CONDITION_KINDS.map((value) => ({ value, text: CONDITION_KIND_NAMES[value] }))}
            error={errorOf("kind")}
          />
          <Textarea field={field("words")} label="Condition" rows={3} error={errorOf("words")} />
          <DateInput name="fromDay" field={field} legend="First day" legendSize="s" error={errorOf("fromDay")} />
          {respondents.length > 1 ? (
            <Select
              field={field("respondentId")}
              label="Whom does it bind?"
              placeholder="Everybody whom the intervention binds"
              items={respondents}
              error={errorOf("respondentId")}
            />
          ) : (
            <input type="hidden" {...field("respondentId")} />
          )}
          {isHidden ? (
            <p className="govuk-body">It protects somebody whose record you may not open. That stays as it is.</p>
          ) : people.length > 0 ? (
            <Select
              field={field("protectedId")}
              label="Whom are they not to meet? (optional)"
              hint="Named only to whoever may open that person; it opens this record to nobody"
              placeholder="Nobody in particular"
              items={people}
              error={errorOf("protectedId")}
            />
          ) : null}
          <Input
            field={field("supervisor")}
            label="Who supervises it (optional)"
            hint="A requirement of an injunction needs somebody"
            autoComplete="off"
            error={errorOf("supervisor")}
          />
          <Checkboxes
            field={field("home")}
            small
            items={[{ value: "yes", text: "It keeps somebody out of their own home" }]}
            error={errorOf("home")}
          />
          <PlaceFields field={field} errorOf={errorOf} asked={{ place: "optional" }} places={reply?.places ?? []} />
        </>
      )}
    </ManagePage>
  );
}
