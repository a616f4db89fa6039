import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SetClock } from "#app/ports/clock/port.ts";
import { createOpenAiEmbeddings } from "#app/ports/embeddings/openai.server.ts";
import { indexableDocument, indexableSection } from "#tests/factories/indexable-document.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { EmbeddingModelChangedError } from "./embed-chunks.server.ts";
import { indexDocuments } from "./index-documents.server.ts";
import { retrieve } from "./retrieve.server.ts";

const database = useTestDatabase();
const clock = new SetClock("2026-03-02T04:00:00Z");

/** A model of three ideas: animals, transport, the rest. Texts with "broken" fail. */
const IDEAS = [/\b(dog|canine|puppy)\b/i, /\b(bus|tram|vehicle)\b/i];
let server: Server;
let baseUrl = "";
let inputs: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      // The adapter under test wrote it.
      const { input, model } = JSON.parse(body) as { input: string[]; model: string };
      inputs.push(...input);
      if (input.some((text) => text.includes("broken"))) return void response.writeHead(400).end("{}");
      const data = input.map((text, index) => {
        const vector = [...IDEAS.map((idea) => (idea.test(text) ? 1 : 0)), 0.1];
        return { object: "embedding", index, embedding: model === "long" ? [...vector, 0] : vector };
      });
      response
        .setHeader("content-type", "application/json")
        .end(JSON.stringify({ object: "list", model, data: data.reverse() }));
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => server.close());

const model = (name = "ideas") => createOpenAiEmbeddings({ baseUrl, apiKey: "none", model: name });
const kennel = indexableDocument({ id: "kennel", sections: [indexableSection("Every canine is registered in May.")] });
const stops = indexableDocument({ id: "stops", sections: [indexableSection("The tram stops at the market.")] });

describe("a search with vectors", () => {
  it("refuses a model whose vectors cannot be compared with those it holds, and names both", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db, embeddings: model() }, [kennel]);
      const second = indexDocuments({ db, embeddings: model("other") }, [stops]);
      await expect(second).rejects.toThrow(EmbeddingModelChangedError);
      await expect(second).rejects.toThrow(/vectors of ideas \(3 numbers each\), but other \(3\)/);
      await expect(indexDocuments({ db, embeddings: model("long") }, [stops])).rejects.toThrow(/long \(4\)/);
    }));

  it("finds by meaning what the words miss", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db, embeddings: model() }, [kennel, stops]);
      const question = { question: "my puppy", language: "en" };
      expect((await retrieve({ db, clock }, question)).chunks).toEqual([]);
      const { chunks } = await retrieve({ db, clock, embeddings: model() }, question);
      expect(chunks[0]?.documentId).toBe("kennel");
    }));

  it("goes by words when the model does not answer or is another one", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db, embeddings: model() }, [kennel, stops]);
      const ask = (embeddings: ReturnType<typeof model>, question: string) =>
        retrieve({ db, clock, embeddings }, { question, language: "en" });
      expect((await ask(model(), "broken tram")).chunks.map((chunk) => chunk.documentId)).toEqual(["stops"]);
      expect((await ask(model("other"), "puppy tram")).chunks.map((chunk) => chunk.documentId)).toEqual(["stops"]);
    }));

  it("asks the model only for passages that have no vector yet", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db, embeddings: model() }, [kennel]);
      inputs = [];
      await indexDocuments({ db, embeddings: model() }, [kennel, stops]);
      expect(inputs).toEqual([expect.stringContaining("The tram stops")]);
    }));

  it("does not show what is above the asker's ceiling, however near", () =>
    database.rolledBack(async (db) => {
      await indexDocuments({ db, embeddings: model() }, [{ ...kennel, grade: "internal" }]);
      const { chunks } = await retrieve({ db, clock, embeddings: model() }, { question: "puppy", language: "en" });
      expect(chunks).toEqual([]);
    }));
});
