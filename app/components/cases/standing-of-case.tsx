import { TRANSFER_STATUS_NAMES, type TransferStatus } from "#app/domain/cases/transfer.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { type Closure, Closures } from "./closures.tsx";

type Props = {
  hold: { until: string; reason: string | null; isPassed: boolean } | null;
  workingGroup: {
    name: string;
    objective: string;
    startedOn: string;
    members: readonly { name: string; agencyName: string; isChair: boolean }[];
  } | null;
  transfer: { status: TransferStatus; adultOn: string; toGroupName: string | null; reason: string | null } | null;
  closures: readonly Closure[];
  isClosed: boolean;
};

/** Where the life of a case stands: nothing for one that is simply open. */
export function StandingOfCase({ hold, workingGroup, transfer, closures, isClosed }: Props) {
  return (
    <>
      {hold?.isPassed ? (
        <WarningText>The hold ended on {longDay(hold.until)}: this case is due to be taken off hold</WarningText>
      ) : null}
      {hold ? (
        <InsetText>
          On hold until {longDay(hold.until)}. {hold.reason}
        </InsetText>
      ) : null}
      {transfer?.status === "proposed" ? (
        <WarningText>18 on {longDay(transfer.adultOn)}: decide whether the case is transferred</WarningText>
      ) : null}
      {transfer && transfer.status !== "proposed" && transfer.status !== "withdrawn" ? (
        <InsetText>
          At 18 on {longDay(transfer.adultOn)}: {TRANSFER_STATUS_NAMES[transfer.status].toLowerCase()}
          {transfer.toGroupName ? ` to ${transfer.toGroupName}` : ""}. {transfer.reason}
        </InsetText>
      ) : null}
      {workingGroup ? (
        <InsetText>
          {workingGroup.name} since {longDay(workingGroup.startedOn)}: {workingGroup.objective}. Members:{" "}
          {workingGroup.members
            .map(({ name, agencyName, isChair }) => `${name}, ${agencyName}${isChair ? " (chair)" : ""}`)
            .join("; ")}
        </InsetText>
      ) : null}
      <Closures closures={closures} isClosed={isClosed} />
    </>
  );
}
