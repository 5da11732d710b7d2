import type { ReactNode } from "react";

type Props = {
  productName?: string;
  /** Whose service this is, such as "Ambleford Community Safety Partnership". */
  partnership?: string;
  href?: string;
  /** At the other end, such as who is signed in. */
  end?: ReactNode;
};

/** The generic header, for inside `<header className="govuk-template__header">`. */
export function Header({ productName = "Joint Action", partnership, href = "/", end }: Props) {
  return (
    <div className="govuk-generic-header">
      <div className="govuk-generic-header__container govuk-width-container">
        <div className="govuk-generic-header__logo">
          <a href={href} className="govuk-generic-header__homepage-link">
            {productName}
          </a>
          {partnership ? <span className="app-header__partnership">{partnership}</span> : null}
        </div>
        {end}
      </div>
    </div>
  );
}
