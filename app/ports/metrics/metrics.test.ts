import { describe, expect, it } from "vitest";
import { FakeLlm } from "#app/ports/llm/fake.ts";
import { RerankError } from "#app/ports/rerank/port.ts";
import { meterLlm, meterReranker, noteCircuit } from "./meter-models.ts";
import { createMetrics } from "./prometheus.ts";

const request = { messages: [], maxTokens: 10, timeoutMs: 100 };

describe("figures as Prometheus reads them", () => {
  it("names help and type once, and each row with its labels", () => {
    const metrics = createMetrics();
    metrics.add("onewindow_answers_total", { status: "answered" });
    metrics.add("onewindow_answers_total", { status: "answered" }, 2);
    metrics.add("onewindow_answers_total", { status: "smalltalk" }, 0);
    expect(metrics.render()).toBe(
      [
        "# HELP onewindow_answers_total Answers given, by status.",
        "# TYPE onewindow_answers_total counter",
        'onewindow_answers_total{status="answered"} 3',
        'onewindow_answers_total{status="smalltalk"} 0',
        "",
      ].join("\n"),
    );
  });

  it("spreads durations over buckets that add up", () => {
    const metrics = createMetrics();
    for (const seconds of [0.002, 0.2, 20])
      metrics.observe("onewindow_assistant_step_duration_seconds", { step: "route" }, seconds);
    const text = metrics.render();
    expect(text).toContain('_bucket{step="route",le="0.001"} 0');
    expect(text).toContain('_bucket{step="route",le="0.25"} 2');
    expect(text).toContain('_bucket{step="route",le="+Inf"} 3');
    expect(text).toContain('_count{step="route"} 3');
  });

  it("lets no label break out of its quotes", () => {
    const metrics = createMetrics();
    metrics.add("onewindow_model_calls_total", { model: 'a"b\\c\nd' });
    expect(metrics.render()).toContain(String.raw`{model="a\"b\\c\nd"} 1`);
  });
});

describe("a metered model", () => {
  it("counts calls and tokens, and failures by reason", async () => {
    const metrics = createMetrics();
    const llm = new FakeLlm("Hello.", "timeout", "circuit_open");
    const metered = meterLlm(llm, metrics);
    expect((await metered.complete(request)).text).toBe("Hello.");
    await expect(metered.complete(request)).rejects.toMatchObject({ reason: "timeout" });
    await expect(metered.complete(request)).rejects.toMatchObject({ reason: "circuit_open" });
    const text = metrics.render();
    expect(text).toContain(`{kind="chat",model="${llm.model}",outcome="ok"} 1`);
    expect(text).toContain(`outcome="timeout"} 1`);
    expect(text).toContain(`onewindow_model_tokens_total{model="${llm.model}",direction="completion"} `);
    // Nobody was asked while the circuit was open.
    expect(text).toContain(`onewindow_model_call_duration_seconds_count{kind="chat",model="${llm.model}"} 2`);
  });

  it("counts reranks beside the others, failures by reason", async () => {
    const metrics = createMetrics();
    const fails = new RerankError("timeout");
    const replies = [Promise.resolve([0]), Promise.reject(fails)];
    const metered = meterReranker({ model: "judge", rerank: () => replies.shift() ?? Promise.reject(fails) }, metrics);
    expect(await metered.rerank("q", ["d"], { timeoutMs: 1 })).toEqual([0]);
    await expect(metered.rerank("q", ["d"], { timeoutMs: 1 })).rejects.toBe(fails);
    for (const outcome of ["ok", "timeout"])
      expect(metrics.render()).toContain(`{kind="rerank",model="judge",outcome="${outcome}"} 1`);
  });

  it("has its circuit in exactly one state", () => {
    const metrics = createMetrics();
    noteCircuit(metrics, { model: "m" }, "closed");
    noteCircuit(metrics, { model: "m" }, "open");
    const states = [...metrics.render().matchAll(/state="(\w+)"\} (\d)/g)].map(([, state, value]) => [state, value]);
    expect(states).toEqual([
      ["closed", "0"],
      ["open", "1"],
      ["half_open", "0"],
    ]);
  });
});
