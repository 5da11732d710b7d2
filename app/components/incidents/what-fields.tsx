import type { ReactNode } from "react";
import {
  ASB_HEADING_NAMES,
  ASB_HEADINGS,
  ASB_QUALIFIER_IDS,
  ASB_QUALIFIERS,
  HATE_STRAND_NAMES,
  HATE_STRANDS,
  INCIDENT_FLAG_NAMES,
  INCIDENT_FLAGS,
} from "#app/domain/incidents/asb-headings.ts";
import { CharacterCount } from "../govuk/character-count.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { Details } from "../govuk/details.tsx";
import type { FormFields } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { SummaryForLicensing } from "../premises/summary-for-licensing.tsx";

type Type = { id: string; heading: string; name: string };

/** What it was, what marks it, and what happened. */
export function WhatFields({ types, field, errorOf }: FormFields & { types: readonly Type[] }) {
  const own = ASB_HEADINGS.map((heading) => ({
    label: ASB_HEADING_NAMES[heading],
    items: types
      .filter((type) => type.heading === heading)
      .map(({ id, name }) => ({ value: `type:${id}`, text: name })),
  })).filter(({ items }) => items.length > 0);
  return (
    <>
      <Select
        field={field("type")}
        label="What was it?"
        items={ASB_HEADINGS.map((value) => ({ value, text: ASB_HEADING_NAMES[value] }))}
        groups={own}
        placeholder="Select what it was"
        error={errorOf("type")}
      />
      <Radios
        field={field("qualifier")}
        legend="Whom was it aimed at?"
        legendSize="s"
        small
        items={ASB_QUALIFIER_IDS.map((value) => ({
          value,
          text: ASB_QUALIFIERS[value].name,
          hint: ASB_QUALIFIERS[value].means,
        }))}
        error={errorOf("qualifier")}
      />
      <CharacterCount
        field={field("whatHappened")}
        label="What happened?"
        maxLength={4000}
        rows={5}
        error={errorOf("whatHappened")}
      />
      <Checkboxes
        field={field("flags")}
        legend="Does any of these apply? (optional)"
        legendSize="s"
        small
        items={INCIDENT_FLAGS.map((value) => ({
          value,
          text: INCIDENT_FLAG_NAMES[value],
          conditional:
            value === "vehicle" ? (
              <Input
                field={field("vehicleWords")}
                label="Make, colour, registration"
                autoComplete="off"
                error={errorOf("vehicleWords")}
              />
            ) : undefined,
        }))}
        error={errorOf("flags")}
      />
      <Radios
        field={field("hate")}
        legend="Does anybody perceive it as motivated by hate?"
        legendSize="s"
        small
        items={[
          { value: "no", text: "No" },
          {
            value: "yes",
            text: "Yes",
            conditional: (
              <Checkboxes
                field={field("strands")}
                legend="On account of"
                small
                items={HATE_STRANDS.map((value) => ({ value, text: HATE_STRAND_NAMES[value] }))}
                error={errorOf("strands")}
              />
            ),
          },
        ]}
        error={errorOf("hate")}
      />
    </>
  );
}

type LicensingProps = FormFields & {
  /** Where the premises themselves are chosen. */
  children?: ReactNode;
  /** Whether any is chosen, or has been looked for. */
  isUsed?: boolean;
  /** Names of people of the report that the summary has. */
  names?: readonly string[];
};

export function LicensingFields({ field, errorOf, children, isUsed = false, names = [] }: LicensingProps) {
  return (
    <Details
      summary="It was in or near licensed premises"
      open={isUsed || Boolean(errorOf("licensingSummary") ?? field("licensingSummary").defaultValue)}
    >
      {children}
      <SummaryForLicensing field={field} errorOf={errorOf} names={names} />
    </Details>
  );
}
