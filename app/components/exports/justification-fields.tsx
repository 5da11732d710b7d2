import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { GATEWAY_NAMES, GATEWAYS } from "#app/domain/disclosures/gateway.ts";
import type { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Props = Pick<ReturnType<typeof useCheckedForm>, "field" | "errorOf">;

export function OwnUseField({ field, errorOf }: Props) {
  return (
    <Input
      field={field("purpose")}
      label="What it is for"
      hint="For example: papers for the meeting in May"
      error={errorOf("purpose")}
    />
  );
}

/** What a record of a disclosure says (DOMAIN 7.4). */
export function DisclosureFields({ field, errorOf }: Props) {
  return (
    <>
      <Input
        field={field("recipients")}
        label="To whom it goes"
        hint="The organisation, and who there receives it"
        error={errorOf("recipients")}
      />
      <Radios
        field={field("gateway")}
        legend="What allows it"
        legendSize="s"
        items={GATEWAYS.map((gateway) => ({ value: gateway, text: GATEWAY_NAMES[gateway] }))}
        error={errorOf("gateway")}
        small
      />
      <Textarea field={field("necessity")} label="Why it is necessary" rows={3} error={errorOf("necessity")} />
      <Textarea
        field={field("proportionality")}
        label="Why it is no more than is needed"
        rows={3}
        error={errorOf("proportionality")}
      />
      <Input field={field("approvedBy")} label="Who approved it" hint="Name and role" error={errorOf("approvedBy")} />
    </>
  );
}
