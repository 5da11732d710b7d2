import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { ITEM_STATE_NAMES, type ItemState } from "#app/domain/meetings/agenda-item.ts";
import { AGENDA_PART_NAMES, type AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import { useAtOnce } from "#app/forms/hydration.ts";
import { Details } from "../govuk/details.tsx";
import { Tag, type TagColour } from "../govuk/tag.tsx";

type Step = { id: string; name: string; part: AgendaPart; state: ItemState };
export type Way = {
  number: number;
  of: number;
  left: number;
  previous: Step | null;
  next: Step | null;
  all: readonly Step[];
};
type Props = { way: Way; hrefOf: (id: string) => string; go: (href: string) => void };

export const STATE_COLOURS: Record<ItemState, TagColour> = {
  open: "blue",
  done: "green",
  deferred: "yellow",
  closed: "grey",
};

/** Back and on, by links and by key. */
export function ItemWay({ way, hrefOf, go }: Props) {
  const { previous, next } = way;
  useKeys({ previous, next, hrefOf, go });
  return (
    <nav className="app-item-way" aria-label="Items of the meeting">
      {previous ? (
        <Link className="govuk-link" to={hrefOf(previous.id)} rel="prev" prefetch="none">
          <span aria-hidden="true">←</span> Previous: {previous.name}
        </Link>
      ) : (
        <span />
      )}
      {next ? (
        <Link className="govuk-link" to={hrefOf(next.id)} rel="next" prefetch="none">
          Next: {next.name} <span aria-hidden="true">→</span>
        </Link>
      ) : null}
    </nav>
  );
}

/** Two keys at once that type nothing, and that neither browsers nor screen readers have taken: they work in mid-sentence too. */
function useKeys(given: Omit<Props, "way"> & Pick<Way, "previous" | "next">) {
  const latest = useRef(given);
  useAtOnce(() => {
    latest.current = given;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const { previous, next, hrefOf, go } = latest.current;
      const to = event.key === "PageDown" ? next : event.key === "PageUp" ? previous : null;
      if (event.key !== "PageDown" && event.key !== "PageUp") return;
      event.preventDefault();
      if (to) go(hrefOf(to.id));
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}

/** The whole agenda in few words, each item a link. */
export function ItemProgress({ way, hrefOf, current }: { way: Way; hrefOf: (id: string) => string; current: string }) {
  const parts = [...new Set(way.all.map(({ part }) => part))];
  return (
    <Details summary={`All ${way.of} items, ${way.left === 0 ? "none" : way.left} not taken`}>
      <ol className="govuk-list app-item-progress">
        {parts.map((part) => (
          <li key={part}>
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{AGENDA_PART_NAMES[part]}</h3>
            <ul className="govuk-list">
              {way.all
                .filter((step) => step.part === part)
                .map((step) => (
                  <li key={step.id}>
                    <Link
                      className="govuk-link"
                      to={hrefOf(step.id)}
                      aria-current={step.id === current ? "page" : undefined}
                      prefetch="none"
                    >
                      {step.name}
                    </Link>{" "}
                    {step.state === "open" ? null : (
                      <Tag colour={STATE_COLOURS[step.state]}>{ITEM_STATE_NAMES[step.state]}</Tag>
                    )}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </Details>
  );
}

export function ItemKeys() {
  return (
    <Details summary="Keys">
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <kbd>Alt</kbd> + <kbd>Page Down</kbd>: next item
        </li>
        <li>
          <kbd>Alt</kbd> + <kbd>Page Up</kbd>: previous item
        </li>
        <li>
          <kbd>Ctrl</kbd> + <kbd>Enter</kbd> in the minute or the decision: an action of the line you are in, or of the
          words you have selected
        </li>
      </ul>
    </Details>
  );
}
