import type { ReactNode } from "react";

type Props = {
  links?: readonly { href: string; text: string }[];
  /** A sentence under the links, such as who runs the service. */
  children?: ReactNode;
};

/** A footer without arms, licence or copyright, for inside `<footer className="govuk-template__footer">`. */
export function Footer({ links = [], children }: Props) {
  return (
    <div className="govuk-footer">
      <div className="govuk-width-container">
        <div className="govuk-footer__meta">
          <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
            <h2 className="govuk-visually-hidden">Support links</h2>
            {links.length > 0 ? (
              <ul className="govuk-footer__inline-list">
                {links.map((link) => (
                  <li key={link.href} className="govuk-footer__inline-list-item">
                    <a className="govuk-footer__link" href={link.href}>
                      {link.text}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
            {children ? <div className="govuk-footer__meta-custom">{children}</div> : null}
          </div>
        </div>
      </div>
    </div>
  );
}
