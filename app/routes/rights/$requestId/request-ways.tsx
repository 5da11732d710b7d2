import { Button } from "#app/components/govuk/button.tsx";
import { STEP_PAGES, type StepPageName } from "#app/domain/rights/request-steps.ts";
import type { RequestKind, RequestStatus } from "#app/domain/rights/request.ts";

type Props = {
  request: { id: string; kind: RequestKind; status: RequestStatus; personId: string | null };
  open: readonly StepPageName[];
};

/** What can be done next with a request. */
export function RequestWays({ request: { id, kind, status, personId }, open }: Props) {
  const path = `/rights/${id}`;
  const isOpen = status === "open";
  const steps = open.map((name) => ({ href: `${path}/steps/${name}`, text: STEP_PAGES[name].heading }));
  const ways = isOpen
    ? [
        { href: `${path}/match`, text: personId ? "Change whom it is about" : "Find whom it is about" },
        ...steps,
        { href: `${path}/officer`, text: "Name the officer" },
      ]
    : steps;
  return (
    <>
      {personId !== null && kind === "access" ? <Button href={`${path}/pack`}>Gather what is held</Button> : null}
      {personId !== null && isOpen && kind !== "access" ? <Button href={`${path}/marks`}>Mark an item</Button> : null}
      <nav aria-labelledby="next-steps">
        <h2 className="govuk-heading-s govuk-!-margin-bottom-2" id="next-steps">
          What can be recorded now
        </h2>
        <ul className="govuk-list">
          {ways.map(({ href, text }) => (
            <li key={href}>
              <a className="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
