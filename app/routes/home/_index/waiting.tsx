import { type Task, TaskList } from "#app/components/govuk/task-list.tsx";

export function Waiting({ items }: { items: readonly Task[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Waiting for you</h2>
      <TaskList items={items} idPrefix="waiting" />
    </section>
  );
}
