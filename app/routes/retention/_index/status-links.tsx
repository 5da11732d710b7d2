import { ITEM_STATUS_NAMES, type ItemStatus } from "#app/domain/retention/kinds.ts";

/** What has come onto the list, by what has become of it since. */
export function StatusLinks({ current }: { current: ItemStatus }) {
  return (
    <nav aria-label="What has become of the records">
      <ul className="govuk-list app-inline-list">
        {(Object.keys(ITEM_STATUS_NAMES) as ItemStatus[]).map((status) => (
          <li key={status}>
            <a
              className="govuk-link"
              href={status === "due" ? "/retention" : `/retention?status=${status}`}
              aria-current={status === current ? "page" : undefined}
            >
              {ITEM_STATUS_NAMES[status]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
