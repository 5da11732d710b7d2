import type { ReactNode } from "react";

type Props = {
  /** Who or what the page is about. */
  title: ReactNode;
  /** Beside the title: a reference, tags. */
  children?: ReactNode;
  /** Buttons. */
  actions?: ReactNode;
};

export function IdentityBar({ title, children, actions }: Props) {
  return (
    <div className="moj-identity-bar">
      <div className="moj-identity-bar__container">
        <div className="moj-identity-bar__details">
          <span className="moj-identity-bar__title">{title}</span> {children}
        </div>
        {actions ? <div className="moj-identity-bar__actions">{actions}</div> : null}
      </div>
    </div>
  );
}
