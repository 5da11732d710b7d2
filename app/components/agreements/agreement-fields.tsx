import { GATEWAY_NAMES, GATEWAYS } from "#app/domain/disclosures/gateway.ts";
import type { ManageFields } from "../cases/manage-page.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";

export function AgreementFields({ field, errorOf }: Pick<ManageFields, "field" | "errorOf">) {
  return (
    <>
      <Input
        field={field("title")}
        label="Name of the agreement"
        hint="Such as: Charnwood information sharing protocol"
        autoComplete="off"
        error={errorOf("title")}
      />
      <Textarea field={field("purpose")} label="What is information shared for?" rows={3} error={errorOf("purpose")} />
      <Textarea
        field={field("dataWords")}
        label="What is shared? (optional)"
        hint="Kinds of information, such as: incidents, orders, tenancies"
        rows={3}
        error={errorOf("dataWords")}
      />
      <Select
        field={field("gateway")}
        label="What allows it?"
        placeholder="Choose what allows it"
        items={GATEWAYS.map((gateway) => ({ value: gateway, text: GATEWAY_NAMES[gateway] }))}
        error={errorOf("gateway")}
      />
      <DateInput name="fromDay" field={field} legend="In force from" legendSize="s" error={errorOf("fromDay")} />
      <DateInput name="reviewOn" field={field} legend="To be reviewed by" legendSize="s" error={errorOf("reviewOn")} />
    </>
  );
}
