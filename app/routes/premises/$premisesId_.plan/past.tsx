import { Details } from "#app/components/govuk/details.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { BAND_NAMES } from "#app/domain/premises/bands.ts";
import type { MetBand } from "#app/domain/premises/meeting-asked.ts";
import { premisesMeetingHref, premisesPlanHref } from "#app/domain/premises/premises-pages.ts";

type Meeting = {
  id: string;
  band: MetBand;
  dueOn: string;
  heldOn: string | null;
  outcome: string | null;
  notHeldReason: string | null;
};

export function PastMeetings({ premisesId, meetings }: { premisesId: string; meetings: readonly Meeting[] }) {
  return (
    <Details summary={`Earlier meetings (${meetings.length})`} open={meetings.length === 1}>
      <Table
        caption="Earlier meetings with the premises"
        captionHidden
        scrollLabel="Earlier meetings"
        stacked
        head={["Meeting", "For", "What came of it"]}
        rows={meetings.map(({ id, band, dueOn, heldOn, outcome, notHeldReason }) => [
          <a key="meeting" className="govuk-link" href={premisesMeetingHref(premisesId, id)}>
            {heldOn === null ? `Due by ${longDay(dueOn)}, not held` : `Held on ${longDay(heldOn)}`}
          </a>,
          BAND_NAMES[band],
          <span key="words" className="app-typed">
            {outcome ?? notHeldReason}
          </span>,
        ])}
      />
    </Details>
  );
}

type Plan = {
  id: string;
  band: MetBand;
  aim: string;
  startedOn: string;
  closedOn: string | null;
  closedReason: string | null;
};

export function PastPlans({ premisesId, plans }: { premisesId: string; plans: readonly Plan[] }) {
  return (
    <Details summary={`Earlier plans (${plans.length})`} open={plans.length === 1}>
      <Table
        caption="Earlier action plans"
        captionHidden
        scrollLabel="Earlier plans"
        stacked
        head={["Plan", "For", "Aim", "What came of it"]}
        rows={plans.map(({ id, band, aim, startedOn, closedOn, closedReason }) => [
          <a key="plan" className="govuk-link" href={premisesPlanHref(premisesId, id)}>
            {longDay(startedOn)} to {longDay(closedOn ?? startedOn)}
          </a>,
          BAND_NAMES[band],
          <span key="aim" className="app-typed">
            {aim}
          </span>,
          <span key="reason" className="app-typed">
            {closedReason}
          </span>,
        ])}
      />
    </Details>
  );
}
