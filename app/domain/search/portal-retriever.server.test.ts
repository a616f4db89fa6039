import { expect, it } from "vitest";
import { SetClock } from "#app/ports/clock/port.ts";
import { indexableDocument, indexableSection } from "#tests/factories/indexable-document.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { indexDocuments } from "./index-documents.server.ts";
import { PortalRetriever } from "./portal-retriever.server.ts";

const database = useTestDatabase();

it("gives LangChain documents with all that a citation needs", () =>
  database.rolledBack(async (db) => {
    await indexDocuments({ db }, [
      indexableDocument({ id: "ferry", sections: [indexableSection("The ferry sails hourly.", "times")] }),
    ]);
    const retriever = new PortalRetriever({ db, clock: new SetClock("2026-03-02T04:00:00Z") }, { language: "en" });
    const [document] = await retriever.invoke("When does the ferry sail?");
    expect(document).toMatchObject({
      pageContent: "The ferry sails hourly.",
      metadata: { documentId: "ferry", url: "/guides/ferry#times", sectionId: "times" },
    });
  }));
