import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import {
  REGIME_NAMES,
  REGIMES,
  REQUEST_CHANNEL_NAMES,
  REQUEST_CHANNELS,
  REQUEST_KIND_NAMES,
  REQUEST_KINDS,
  REQUESTER_NAMES,
  REQUESTERS,
} from "#app/domain/rights/request.ts";

export function RequestFields({ field, errorOf }: FormFields) {
  return (
    <>
      <Radios
        field={field("kind")}
        legend="What is asked for"
        legendSize="s"
        items={REQUEST_KINDS.map((value) => ({ value, text: REQUEST_KIND_NAMES[value] }))}
        error={errorOf("kind")}
        small
      />
      <Radios
        field={field("regime")}
        legend="Under which law"
        legendSize="s"
        hint="Part 3 where what they ask about was done to prevent, detect or prosecute crime by a body that may"
        items={REGIMES.map((value) => ({ value, text: REGIME_NAMES[value] }))}
        error={errorOf("regime")}
        small
      />
      <Input
        field={field("subjectName")}
        label="Whose data it is about"
        autoComplete="off"
        error={errorOf("subjectName")}
      />
      <DateInput
        name="subjectBirthDate"
        field={field}
        legend="Date of birth (optional)"
        legendSize="s"
        error={errorOf("subjectBirthDate")}
      />
      <Radios
        field={field("requesterKind")}
        legend="Who asks"
        legendSize="s"
        hint="A child may ask for themselves. A parent does not own the right: ask whether the child can decide, and what they want"
        items={REQUESTERS.map((value) => ({ value, text: REQUESTER_NAMES[value] }))}
        error={errorOf("requesterKind")}
        small
      />
      <Input
        field={field("requesterName")}
        label="Name of who asks (if somebody else)"
        autoComplete="off"
        error={errorOf("requesterName")}
      />
      <Textarea
        field={field("authorityWords")}
        label="Their authority (if somebody else)"
        hint="A signed authority, parental responsibility and the child’s own view, a power of attorney: what was seen, and when"
        rows={3}
        error={errorOf("authorityWords")}
      />
      <Textarea
        field={field("contactWords")}
        label="How to write to them (optional)"
        hint="And what they need: large print, another language"
        rows={2}
        error={errorOf("contactWords")}
      />
      <Radios
        field={field("channel")}
        legend="How it came"
        legendSize="s"
        items={REQUEST_CHANNELS.map((value) => ({ value, text: REQUEST_CHANNEL_NAMES[value] }))}
        error={errorOf("channel")}
        small
      />
      <Textarea field={field("words")} label="What they ask for, in their words" rows={4} error={errorOf("words")} />
      <DateInput
        name="receivedOn"
        field={field}
        legend="Day received"
        legendSize="s"
        hint="By any agency of the partnership. The month runs from this day"
        error={errorOf("receivedOn")}
      />
    </>
  );
}
