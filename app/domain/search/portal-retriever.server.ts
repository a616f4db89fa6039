import { Document } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import {
  retrieve,
  type RetrieveDeps,
  type RetrieveInput,
  type Retrieval,
  type RetrievedChunk,
} from "./retrieve.server.ts";

/** `retrieve` as a LangChain retriever: what goes before the question is fixed when it is made. */
export class PortalRetriever extends BaseRetriever<RetrievedChunk> {
  lc_namespace = ["onewindow", "search"];
  readonly #deps: RetrieveDeps;
  readonly #input: Omit<RetrieveInput, "question">;

  constructor(deps: RetrieveDeps, input: Omit<RetrieveInput, "question">) {
    super({});
    this.#deps = deps;
    this.#input = input;
  }

  /** With the confidence, which LangChain's documents have no place for. */
  async retrieve(question: string): Promise<Retrieval> {
    return retrieve(this.#deps, { ...this.#input, question });
  }

  override async _getRelevantDocuments(question: string): Promise<Document<RetrievedChunk>[]> {
    const { chunks } = await this.retrieve(question);
    return chunks.map((chunk) => new Document({ id: chunk.chunkId, pageContent: chunk.text, metadata: chunk }));
  }
}
