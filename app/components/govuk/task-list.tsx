import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Task = {
  title: ReactNode;
  href?: string;
  hint?: ReactNode;
  /** "Completed" as plain text, or a Tag for what is still to be done. */
  status: ReactNode;
  cannotStartYet?: boolean;
};

type Props = { items: readonly Task[]; idPrefix?: string };

export function TaskList({ items, idPrefix = "task-list" }: Props) {
  return (
    <ul className="govuk-task-list">
      {items.map((task, index) => (
        <TaskItem key={index} {...task} id={`${idPrefix}-${index + 1}`} />
      ))}
    </ul>
  );
}

function TaskItem({ id, title, href, hint, status, cannotStartYet }: Task & { id: string }) {
  const hintId = hint ? `${id}-hint` : undefined;
  const statusId = `${id}-status`;
  return (
    <li className={classNames("govuk-task-list__item", href !== undefined && "govuk-task-list__item--with-link")}>
      <div className="govuk-task-list__name-and-hint">
        {href === undefined ? (
          <div>{title}</div>
        ) : (
          <a className="govuk-link govuk-task-list__link" href={href} aria-describedby={classNames(hintId, statusId)}>
            {title}
          </a>
        )}
        {hint ? (
          <div id={hintId} className="govuk-task-list__hint">
            {hint}
          </div>
        ) : null}
      </div>
      <div
        className={classNames("govuk-task-list__status", cannotStartYet && "govuk-task-list__status--cannot-start-yet")}
        id={statusId}
      >
        {status}
      </div>
    </li>
  );
}
