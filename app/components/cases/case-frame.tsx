import type { ReactNode } from "react";
import { CASE_PAGES, type CaseHeader, type CasePage } from "#app/domain/cases/case-header.ts";
import { CASE_STATUS_NAMES } from "#app/domain/cases/case-status.ts";
import { IdentityBar } from "../govuk/identity-bar.tsx";
import { SubNavigation } from "../govuk/sub-navigation.tsx";
import { Tag } from "../govuk/tag.tsx";
import { RiskOfCase } from "../risk/risk-tag.tsx";

type Props = { header: CaseHeader; current: CasePage; children: ReactNode };

/** What stands around every page of a case: whose it is, its risk, and the way to its other pages. */
export function CaseFrame({ header, current, children }: Props) {
  const items = CASE_PAGES.map(({ page, path, name }) => ({
    href: `/cases/${header.id}${path}`,
    text: name,
    current: page === current,
  }));
  return (
    <>
      <IdentityBar title={`${header.reference} · ${header.groupName}`}>
        <RiskOfCase {...header} />{" "}
        {header.status === "open" ? null : <Tag colour="grey">{CASE_STATUS_NAMES[header.status]}</Tag>}
        {header.isImported ? <Tag colour="grey">Imported</Tag> : null}
      </IdentityBar>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-3">{header.subject}</h1>
      {header.isRestricted ? (
        <p className="govuk-body govuk-!-font-weight-bold">Restricted: open to its lead and the people named for it.</p>
      ) : null}
      {items.length > 1 ? <SubNavigation label="Pages of this case" items={items} /> : null}
      {children}
    </>
  );
}
