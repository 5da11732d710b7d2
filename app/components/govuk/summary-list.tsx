import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type SummaryAction = {
  href: string;
  /** "Change" */
  text: ReactNode;
  /** What the link changes, for those who hear the links without the page: "name". */
  visuallyHiddenText?: string;
};

export type SummaryRow = {
  key: ReactNode;
  value: ReactNode;
  actions?: readonly SummaryAction[];
};

export type SummaryCard = { title: ReactNode; headingLevel?: 2 | 3 | 4; actions?: readonly SummaryAction[] };

type Props = {
  rows: readonly SummaryRow[];
  noBorder?: boolean;
  card?: SummaryCard;
  className?: string;
};

export function SummaryList({ rows, noBorder, card, className }: Props) {
  const anyRowHasActions = rows.some((row) => row.actions?.length);
  const list = (
    <dl className={classNames("govuk-summary-list", noBorder && "govuk-summary-list--no-border", className)}>
      {rows.map(({ key, value, actions = [] }, index) => (
        <div
          key={index}
          className={classNames(
            "govuk-summary-list__row",
            anyRowHasActions && actions.length === 0 && "govuk-summary-list__row--no-actions",
          )}
        >
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
          {actions.length > 0 ? (
            <dd className="govuk-summary-list__actions">
              <RowActions actions={actions} cardTitle={card?.title} />
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
  return card ? <Card {...card}>{list}</Card> : list;
}

function RowActions({ actions, cardTitle }: { actions: readonly SummaryAction[]; cardTitle: ReactNode }) {
  const links = actions.map((action, index) => <ActionLink key={index} action={action} cardTitle={cardTitle} />);
  if (links.length === 1) return links[0];
  return (
    <ul className="govuk-summary-list__actions-list">
      {links.map((link) => (
        <li key={link.key} className="govuk-summary-list__actions-list-item">
          {link}
        </li>
      ))}
    </ul>
  );
}

function Card({ title, headingLevel = 2, actions = [], children }: SummaryCard & { children: ReactNode }) {
  const Heading = `h${headingLevel}` as const;
  const links = actions.map((action, index) => <ActionLink key={index} action={action} cardTitle={title} />);
  return (
    <div className="govuk-summary-card">
      <div className="govuk-summary-card__title-wrapper">
        <Heading className="govuk-summary-card__title">{title}</Heading>
        {links.length === 1 ? <div className="govuk-summary-card__actions">{links}</div> : null}
        {links.length > 1 ? (
          <ul className="govuk-summary-card__actions">
            {links.map((link) => (
              <li key={link.key} className="govuk-summary-card__action">
                {link}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="govuk-summary-card__content">{children}</div>
    </div>
  );
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: ReactNode }) {
  return (
    <a className="govuk-link" href={action.href}>
      {action.text}
      {action.visuallyHiddenText || cardTitle ? (
        <span className="govuk-visually-hidden">
          {action.visuallyHiddenText ? ` ${action.visuallyHiddenText}` : null}
          {cardTitle ? <> ({cardTitle})</> : null}
        </span>
      ) : null}
    </a>
  );
}
