import {
  ADDRESS_KIND_NAMES,
  ALIAS_KIND_NAMES,
  CHANNEL_NAMES,
  CONTACT_KIND_NAMES,
  LEAVE_MESSAGE_NAMES,
  type PartKind,
} from "#app/domain/people/person-parts.ts";
import { RELATIONSHIP_CHOICES } from "#app/domain/people/relationships.ts";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = {
  kind: PartKind;
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  sources: readonly { value: string; text: string }[];
  markerKinds: readonly { value: string; text: string }[];
  isNew: boolean;
};
type Fields = Omit<Props, "kind" | "sources">;

const choices = <T extends string>(names: Record<T, string>) =>
  Object.entries<string>(names).map(([value, text]) => ({ value, text }));

/** The fields of one kind of part, and below them through which record it is known. */
export function PartFields({ kind, sources, ...rest }: Props) {
  const Own = FIELDS[kind];
  return (
    <>
      <Own {...rest} />
      <Radios
        field={rest.field("source")}
        legend="How is this known?"
        hint="Only those who may see that record will see this. Everybody who may open the person sees what is recorded with the person."
        items={sources}
        error={rest.errorOf("source")}
      />
    </>
  );
}

const FIELDS: Record<PartKind, (props: Fields) => React.ReactNode> = {
  alias: AliasFields,
  contact: ContactFields,
  "safe-contact": SafeContactFields,
  address: AddressFields,
  marker: MarkerFields,
  relationship: RelationshipFields,
};

function AliasFields({ field, errorOf }: Fields) {
  return (
    <>
      <Radios
        field={field("aliasKind")}
        legend="What kind of name is it?"
        inline
        items={choices(ALIAS_KIND_NAMES).filter(({ value }) => value !== "merged-record")}
        error={errorOf("aliasKind")}
      />
      <Input field={field("givenNames")} label="Given names" error={errorOf("givenNames")} autoComplete="off" />
      <Input field={field("familyName")} label="Family name" error={errorOf("familyName")} autoComplete="off" />
    </>
  );
}

function ContactFields({ field, errorOf }: Fields) {
  return (
    <>
      <Radios
        field={field("contactKind")}
        legend="What is it?"
        inline
        items={choices(CONTACT_KIND_NAMES)}
        error={errorOf("contactKind")}
      />
      <Input field={field("value")} label="Number or address" error={errorOf("value")} autoComplete="off" />
      <Input
        field={field("words")}
        label="Note (optional)"
        hint="Whose it is, when it works"
        error={errorOf("words")}
      />
      <NeverFields field={field} errorOf={errorOf} name="neverUse" text="Never use it" />
    </>
  );
}

function SafeContactFields({ field, errorOf }: Fields) {
  return (
    <>
      <Radios
        field={field("channel")}
        legend="How does the person want to be contacted?"
        items={choices(CHANNEL_NAMES)}
        error={errorOf("channel")}
      />
      <Input
        field={field("times")}
        label="When (optional)"
        hint="Such as: weekdays before three, while the partner is at work"
        error={errorOf("times")}
      />
      <Radios
        field={field("leaveMessage")}
        legend="Is it safe to leave a message?"
        inline
        items={choices(LEAVE_MESSAGE_NAMES)}
        error={errorOf("leaveMessage")}
      />
      <Textarea
        field={field("words")}
        label="What else to mind (optional)"
        hint="Shown as a warning wherever contact is shown"
        rows={3}
        error={errorOf("words")}
      />
      <Input field={field("language")} label="Language (optional)" error={errorOf("language")} width={20} />
      <Checkboxes
        field={field("interpreter")}
        items={[{ value: "yes", text: "An interpreter is needed" }]}
        error={errorOf("interpreter")}
      />
      <Textarea
        field={field("needs")}
        label="Help needed to communicate (optional)"
        hint="Such as large print, somebody to come along, easy read"
        rows={2}
        error={errorOf("needs")}
      />
    </>
  );
}

function AddressFields({ field, errorOf }: Fields) {
  return (
    <>
      <Radios
        field={field("addressKind")}
        legend="What kind of address is it?"
        inline
        items={choices(ADDRESS_KIND_NAMES)}
        error={errorOf("addressKind")}
      />
      <Textarea field={field("lines")} label="Address" rows={3} error={errorOf("lines")} autoComplete="off" />
      <Input
        field={field("postcode")}
        label="Postcode (optional)"
        error={errorOf("postcode")}
        width={10}
        autoComplete="off"
      />
      <DateInput name="fromDay" field={field} legend="From (optional)" legendSize="s" error={errorOf("fromDay")} />
      <DateInput name="untilDay" field={field} legend="Until (optional)" legendSize="s" error={errorOf("untilDay")} />
      <NeverFields field={field} errorOf={errorOf} name="neverWrite" text="Never write there" />
    </>
  );
}

function NeverFields({
  field,
  errorOf,
  name,
  text,
}: Pick<Fields, "field" | "errorOf"> & { name: string; text: string }) {
  return (
    <>
      <Checkboxes field={field(name)} items={[{ value: "yes", text }]} error={errorOf(name)} />
      <Input
        field={field("neverReason")}
        label={`${text}: why (if ticked)`}
        hint="Shown as a warning wherever contact is shown"
        error={errorOf("neverReason")}
      />
    </>
  );
}

function MarkerFields({ field, errorOf, markerKinds, isNew }: Fields) {
  return (
    <>
      <Select
        field={field("markerKindId")}
        label="Warning"
        placeholder="Choose a warning"
        items={markerKinds}
        error={errorOf("markerKindId")}
      />
      <Textarea
        field={field("reason")}
        label="Reason"
        hint="What happened, when, and who says so"
        rows={3}
        error={errorOf("reason")}
      />
      <DateInput
        name="reviewOn"
        field={field}
        legend="Review date"
        legendSize="s"
        hint="On this day somebody looks whether it still holds"
        error={errorOf("reviewOn")}
      />
      <Radios
        field={field("told")}
        legend="Has the person been told?"
        legendSize="s"
        items={[
          {
            value: "yes",
            text: "Yes",
            conditional: (
              <DateInput
                name="toldOn"
                field={field}
                legend="When was the person told?"
                legendSize="s"
                error={errorOf("toldOn")}
              />
            ),
          },
          {
            value: "no",
            text: "No",
            conditional: <Input field={field("notToldReason")} label="Why not?" error={errorOf("notToldReason")} />,
          },
        ]}
        error={errorOf("told")}
      />
      {isNew ? null : (
        <Input field={field("changeReason")} label="Reason for the change" error={errorOf("changeReason")} />
      )}
    </>
  );
}

function RelationshipFields({ field, errorOf }: Fields) {
  return (
    <>
      <Radios
        field={field("as")}
        legend="This person is"
        items={RELATIONSHIP_CHOICES.map((choice) =>
          choice.value === "other"
            ? {
                ...choice,
                conditional: (
                  <Input field={field("words")} label="In a few words" error={errorOf("words")} width={20} />
                ),
              }
            : choice,
        )}
        error={errorOf("as")}
      />
      <input type="hidden" {...field("otherReference")} />
      <DateInput name="fromDay" field={field} legend="From (optional)" legendSize="s" error={errorOf("fromDay")} />
      <DateInput name="untilDay" field={field} legend="Until (optional)" legendSize="s" error={errorOf("untilDay")} />
    </>
  );
}
