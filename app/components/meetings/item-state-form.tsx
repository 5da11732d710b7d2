import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ItemState } from "#app/domain/meetings/agenda-item.ts";
import { PageForm } from "../forms/page-form.tsx";
import { Button } from "../govuk/button.tsx";
import { ButtonGroup } from "../govuk/button-group.tsx";
import { Details } from "../govuk/details.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import type { ItemReply } from "./item-reply.ts";

type Props = {
  version: number;
  state: ItemState;
  /** The day of a meeting that is still to come: nothing is taken in it yet. */
  notBefore: string | null;
  reason: string | null;
  hasNext: boolean;
  reply: ItemReply | undefined;
  place: string;
};

/** What became of the item, without leaving it: taken by one click, deferred or closed with why. */
export function ItemStateForm({ version, state, notBefore, reason, hasNext, reply, place }: Props) {
  const sent = String(reply?.values.version ?? version);
  const errors = Object.entries(reply?.errors ?? {}).map(([name, message]) => ({ name, message, href: "#reason" }));
  const common = (
    <>
      <input type="hidden" name="intent" value="state" />
      <input type="hidden" name="version" value={sent} />
    </>
  );
  return (
    <section aria-labelledby="became">
      <h2 className="govuk-heading-m" id="became">
        What became of it
      </h2>
      <ErrorSummary errors={errors} />
      {reply?.recorded ? (
        <p className="govuk-body">Recorded now: {Object.values(reply.recorded).filter(Boolean).join(". ")}</p>
      ) : null}
      {notBefore !== null && state !== "done" ? (
        <p className="govuk-body">
          The meeting is on {longDay(notBefore)}. From then on it is said here what was taken.
        </p>
      ) : (
        <PageForm id="taken">
          {common}
          <input type="hidden" name="state" value={state === "done" ? "open" : "done"} />
          <ButtonGroup>
            {state === "done" ? (
              <Button variant="secondary">Not taken after all</Button>
            ) : (
              <>
                {hasNext ? (
                  <Button name="then" value="next">
                    Taken: next item
                  </Button>
                ) : null}
                <Button variant={hasNext ? "secondary" : "primary"}>Taken</Button>
              </>
            )}
          </ButtonGroup>
        </PageForm>
      )}
      <Details summary="Defer it, or close it" open={reply?.errors.reason !== undefined}>
        <PageForm id="put-off">
          {common}
          <Textarea
            field={{ id: "reason", name: "reason", defaultValue: String(reply?.values.reason ?? reason ?? "") }}
            label="Why"
            hint="Whatever is not taken, and not closed, comes on the agenda of the next meeting"
            rows={2}
            autoComplete="off"
            error={reply?.errors.reason}
          />
          <ButtonGroup>
            <Button variant="secondary" name="state" value="deferred">
              Defer to the next meeting
            </Button>
            <Button variant="secondary" name="state" value="closed">
              Close it
            </Button>
          </ButtonGroup>
        </PageForm>
        <p className="govuk-body">
          <a className="govuk-link" href={place}>
            Move it to another part of the agenda
          </a>
        </p>
      </Details>
    </section>
  );
}
