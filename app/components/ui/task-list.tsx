import { type ReactNode, useId } from "react";
import { StatusTag } from "./status-tag.tsx";

export type Task = {
  readonly title: ReactNode;
  /** Absent for what cannot be begun yet. */
  readonly href?: string;
  readonly isDone: boolean;
  /** "Done", "To do" and the like. */
  readonly status: string;
};

/** Tasks in their order, each with its state; the state belongs to the link for those who hear it. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const base = useId();
  return (
    <ul className="task-list">
      {tasks.map((task, index) => (
        <li key={index}>
          {task.href ? (
            <a href={task.href} aria-describedby={`${base}-${index}`}>
              {task.title}
            </a>
          ) : (
            <span>{task.title}</span>
          )}
          <span id={`${base}-${index}`}>
            <StatusTag tone={task.isDone ? "success" : "neutral"}>{task.status}</StatusTag>
          </span>
        </li>
      ))}
    </ul>
  );
}
