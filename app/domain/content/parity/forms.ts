import { factsFileOf, type Note, type ParityInput } from "./finding.ts";

/** Led to by the portal itself wherever nothing else fits. */
const FORMS_OF_THE_PORTAL = ["something-else"];

/** No form that nobody can find, and none that another service leads to. */
export function checkForms({ content }: ParityInput, note: Note): void {
  const { forms, services, documents } = content;
  const linked = new Set(
    [...services, ...documents].flatMap(({ written }) => Object.values(written).flatMap(({ body }) => body.links.map(({ href }: { readonly href: string }) => href))),
  );
  for (const form of forms) {
    const file = `forms/${form.id}.yml`;
    const isLinked = FORMS_OF_THE_PORTAL.includes(form.id) || linked.has(`/forms/${form.id}`);
    const service = services.find(({ facts }) => facts.identifier === form.service);
    if (service && !formsOf(service).includes(form.id)) {
      note("fault", file, ["service"], `orphan: no online channel of “${form.service}” leads to this form`);
    }
    if (!service && !isLinked && !services.some((one) => formsOf(one).includes(form.id))) {
      note("fault", file, ["id"], "orphan: nothing leads to this form");
    }
  }
  for (const service of services) {
    service.facts.channels.forEach((channel, i) => {
      if (channel.type !== "online-form") return;
      const form = forms.find(({ id }) => id === channel.form);
      if (form?.service && form.service !== service.facts.identifier) {
        note("fault", factsFileOf(service), ["channels", i, "form"], `the form “${form.id}” is for “${form.service}”`);
      }
    });
  }
}

const formsOf = ({ facts }: ParityInput["content"]["services"][number]): (string | undefined)[] =>
  facts.channels.map((channel) => (channel.type === "online-form" ? channel.form : undefined));
