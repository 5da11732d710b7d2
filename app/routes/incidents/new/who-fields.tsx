import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select, type SelectItem } from "#app/components/govuk/select.tsx";
import { CHANNEL_NAMES, REPORT_CHANNELS } from "#app/domain/incidents/incident.ts";
import type { NamedWho } from "#app/domain/incidents/log-incident.form.ts";

/** Names first and the rest only where it is known: the search finds who it may be. */
export function NameFields({ who, field, errorOf }: FormFields & { who: NamedWho }) {
  const plain = { autoComplete: "off", spellCheck: false } as const;
  return (
    <>
      <Input field={field(`${who}Given`)} label="Given names" width={20} {...plain} error={errorOf(`${who}Given`)} />
      <Input field={field(`${who}Family`)} label="Family name" width={20} {...plain} error={errorOf(`${who}Family`)} />
      <DateInput name={`${who}Born`} field={field} legend="Date of birth (optional)" error={errorOf(`${who}Born`)} />
    </>
  );
}

export function ReporterFields({ agencies, ...fields }: FormFields & { agencies: readonly SelectItem[] }) {
  const { field, errorOf } = fields;
  return (
    <>
      <h2 className="govuk-heading-m">Who reports</h2>
      <Radios
        field={field("reporterKind")}
        legend="Who reports it?"
        legendSize="s"
        small
        items={[
          {
            value: "named",
            text: "Somebody who gives a name",
            conditional: (
              <>
                <NameFields who="reporter" {...fields} />
                <Input
                  field={field("reporterPhone")}
                  label="Telephone (optional)"
                  width={20}
                  autoComplete="off"
                  error={errorOf("reporterPhone")}
                />
                <Details
                  summary="Where they live"
                  open={["reporterAddress", "reporterPostcode"].some(
                    (name) => errorOf(name) || Boolean(field(name).defaultValue),
                  )}
                >
                  <p className="govuk-body">
                    Seen, as the telephone number is, only by whoever may know that they reported.
                  </p>
                  <Input
                    field={field("reporterAddress")}
                    label="Their address"
                    autoComplete="off"
                    error={errorOf("reporterAddress")}
                  />
                  <Input
                    field={field("reporterPostcode")}
                    label="Postcode of their address"
                    width={10}
                    autoComplete="off"
                    error={errorOf("reporterPostcode")}
                  />
                </Details>
              </>
            ),
          },
          { value: "anonymous", text: "Nobody who is known: anonymous" },
        ]}
        error={errorOf("reporterKind")}
      />
      <Radios
        field={field("affectedKind")}
        legend="Who was affected?"
        legendSize="s"
        small
        items={[
          { value: "same", text: "The person who reports it" },
          { value: "other", text: "Somebody else", conditional: <NameFields who="affected" {...fields} /> },
          { value: "nobody", text: "Nobody in particular" },
        ]}
        error={errorOf("affectedKind")}
      />
      <Select
        field={field("agencyId")}
        label="Agency that took the report"
        items={agencies}
        error={errorOf("agencyId")}
      />
      <Select
        field={field("channel")}
        label="How was it reported?"
        items={REPORT_CHANNELS.map((value) => ({ value, text: CHANNEL_NAMES[value] }))}
        placeholder="Select how"
        error={errorOf("channel")}
      />
      <DateInput name="reportedOn" field={field} legend="Day of the report" error={errorOf("reportedOn")} />
      <Input
        field={field("agencyReference")}
        label="The agency’s own reference (optional)"
        width={20}
        autoComplete="off"
        error={errorOf("agencyReference")}
      />
    </>
  );
}
