/** Figures for whoever runs the portal: counts and durations of this process, never anything about a person. */
export interface Metrics {
  /** Adds to a counter. */
  add(name: CounterName, labels: Labels, by?: number): void;
  /** Notes one duration in seconds. */
  observe(name: HistogramName, labels: Labels, seconds: number): void;
  /** Says how something stands. */
  set(name: GaugeName, labels: Labels, value: number): void;
  /** All of it in the text format of Prometheus. */
  render(): string;
}

/** Values come from closed lists (statuses, steps, reasons) or the configuration: each new one is a row for ever. */
export type Labels = Readonly<Record<string, string>>;

export const COUNTERS = {
  onewindow_answers_total: "Answers given, by status.",
  onewindow_questions_refused_total: "Questions refused because of a daily limit, by limit.",
  onewindow_assistant_steps_total: "Steps of the assistant that ran, by step and outcome.",
  onewindow_model_calls_total: "Calls of a model, by kind, model and outcome (ok or why it failed).",
  onewindow_password_lookups_total: "New passwords looked up among those that leaked, by outcome.",
  onewindow_model_tokens_total: "Tokens that went to and came from the chat model.",
} as const;
export type CounterName = keyof typeof COUNTERS;

export const HISTOGRAMS = {
  onewindow_answer_duration_seconds: "How long an answer took as a whole.",
  onewindow_assistant_step_duration_seconds: "How long each step of the assistant took.",
  onewindow_model_call_duration_seconds: "How long a call of a model took, by kind and model.",
} as const;
export type HistogramName = keyof typeof HISTOGRAMS;

export const GAUGES = {
  onewindow_assistant_mode: "1 for the mode the assistant is in, 0 for the others.",
  onewindow_model_circuit_state: "1 for the state the circuit breaker of a model is in, 0 for the others.",
  onewindow_audit_events: "Events in the audit chain when its end was last written out.",
  onewindow_event_loop_delay_seconds:
    "How long what was due had to wait for this process, since these figures were last asked for: by quantile, 1 for the longest.",
} as const;
export type GaugeName = keyof typeof GAUGES;
