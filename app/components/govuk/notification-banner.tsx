import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";

type Props = {
  variant?: "neutral" | "success";
  title?: string;
  /** The banner's main sentence. */
  heading?: ReactNode;
  /** Needed when a page shows two banners. */
  titleId?: string;
  children?: ReactNode;
};

export function NotificationBanner({
  variant = "neutral",
  title = variant === "success" ? "Success" : "Important",
  heading,
  titleId = "govuk-notification-banner-title",
  children,
}: Props) {
  const success = variant === "success";
  const banner = useFocusAtFirst(success);
  return (
    <div
      ref={banner}
      className={classNames("govuk-notification-banner", success && "govuk-notification-banner--success")}
      role={success ? "alert" : "region"}
      aria-labelledby={titleId}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={titleId}>
          {title}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        {heading ? <p className="govuk-notification-banner__heading">{heading}</p> : null}
        {children}
      </div>
    </div>
  );
}

/** An alert takes the focus once, so that it is read out, and cannot be come back to: as GOV.UK Frontend does it. */
function useFocusAtFirst(isAlert: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const banner = ref.current;
    if (!isAlert || !banner) return;
    banner.setAttribute("tabindex", "-1");
    banner.addEventListener("blur", () => banner.removeAttribute("tabindex"), { once: true });
    banner.focus();
  }, [isAlert]);
  return ref;
}
