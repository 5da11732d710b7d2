import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { Approach } from "#app/services/interventions/approach-with.ts";
import { StepLink } from "./step-link.tsx";

type StepShown = Approach["steps"][number];

/** Whether support stood beside each step: support and diversion are expected before and with any enforcement. */
export function SupportTable({ steps }: { steps: readonly StepShown[] }) {
  if (steps.length === 0) return null;
  return (
    <Table
      caption="Support beside each step"
      captionSize="m"
      scrollLabel="Support beside each step"
      stacked
      head={["Step", "Day", "Support"]}
      rows={steps.map((step) => [
        <StepLink key="step" {...step} />,
        shortDay(step.issuedOn),
        <Support key="support" {...step} />,
      ])}
    />
  );
}

const STATES = {
  recorded: { text: "Offered", colour: "green" },
  referral: { text: "Referred", colour: "green" },
  "not-offered": { text: "Not offered", colour: "orange" },
  "not-recorded": { text: "Not recorded", colour: "grey" },
} as const;

function Support({ support, words, referrals }: StepShown) {
  const { text, colour } = STATES[support];
  return (
    <>
      <Tag colour={colour}>{text}</Tag>
      {words ? <div>{words}</div> : null}
      {referrals.map((one) => (
        <div key={one.id}>
          <StepLink {...one} />, {shortDay(one.issuedOn)}: {one.answer}
        </div>
      ))}
    </>
  );
}
