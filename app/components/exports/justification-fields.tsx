import type { FormFields } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { GATEWAY_NAMES, GATEWAYS } from "#app/domain/disclosures/gateway.ts";

export function OwnUseField({ field, errorOf }: FormFields) {
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
export function DisclosureFields({ field, errorOf }: FormFields) {
  return (
    <>
      <Input
        field={field("recipients")}
        label="To whom it goes"
        hint="The organisation, and who there receives it"
        error={errorOf("recipients")}
      />
      <GatewayFields field={field} errorOf={errorOf} />
    </>
  );
}

/** What allows it, and why it is necessary and no more than is needed: of what is to be told, or was told. */
export function GatewayFields({ field, errorOf, isPast = false }: FormFields & { isPast?: boolean }) {
  const [is, needed] = isPast ? ["was", "was needed"] : ["is", "is needed"];
  return (
    <>
      <Radios
        field={field("gateway")}
        legend="What allows it"
        legendSize="s"
        items={GATEWAYS.map((gateway) => ({ value: gateway, text: GATEWAY_NAMES[gateway] }))}
        error={errorOf("gateway")}
        small
      />
      <Textarea field={field("necessity")} label={`Why it ${is} necessary`} rows={3} error={errorOf("necessity")} />
      <Textarea
        field={field("proportionality")}
        label={`Why it ${is} no more than ${needed}`}
        rows={3}
        error={errorOf("proportionality")}
      />
      <Input field={field("approvedBy")} label="Who approved it" hint="Name and role" error={errorOf("approvedBy")} />
    </>
  );
}
