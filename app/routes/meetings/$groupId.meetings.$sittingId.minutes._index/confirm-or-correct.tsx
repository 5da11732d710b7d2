import { Button } from "#app/components/govuk/button.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Props = {
  at: string;
  next: "draft" | "confirm" | null;
  mayConfirm: boolean;
  confirmedOn: string | null;
  mayKeep: boolean;
  isConfirmed: boolean;
};

/** A draft is confirmed by the next meeting, and what is confirmed is corrected. */
export function ConfirmOrCorrect({ at, next, mayConfirm, confirmedOn, mayKeep, isConfirmed }: Props) {
  if (mayConfirm && confirmedOn !== null)
    return <p className="govuk-body">They are confirmed at the next meeting, on {longDay(confirmedOn)}.</p>;
  if (mayConfirm)
    return (
      <Button href={`${at}/confirm`} variant={next === "confirm" ? undefined : "secondary"}>
        Confirm the minutes
      </Button>
    );
  if (!mayKeep || !isConfirmed) return null;
  return (
    <Button href={`${at}/corrections/new`} variant="secondary">
      Correct the minutes
    </Button>
  );
}
