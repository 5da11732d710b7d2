import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { type RunStatus, WORKING } from "#app/domain/imports/fates.ts";

type Props = { status: RunStatus; rowsRead: number; rowsLoaded: number; problem: string | null };

/** Looks again by itself (app/browser/page-script.js); without JavaScript by a link. */
export function Progress({ status, rowsRead, rowsLoaded, problem }: Props) {
  const isWorking = WORKING.includes(status);
  const read = rowsRead.toLocaleString("en-GB");
  const words =
    status === "checking"
      ? `The file is being checked: ${read} rows so far.`
      : status === "loading"
        ? `The file is being loaded: ${rowsLoaded.toLocaleString("en-GB")} of ${read} rows. None of them is seen before all are.`
        : "What was loaded is being taken back. Nobody sees it any more.";
  return (
    <>
      {status === "failed" && problem ? <WarningText>{problem}</WarningText> : null}
      <div role="status" data-look-again={isWorking || undefined}>
        {isWorking ? <InsetText>{words}</InsetText> : null}
      </div>
      {isWorking ? (
        <p className="govuk-body">
          You can leave this page: the work goes on.{" "}
          <a className="govuk-link" href="">
            See how far it is
          </a>
        </p>
      ) : null}
    </>
  );
}
