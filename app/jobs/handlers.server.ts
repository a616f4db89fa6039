import { sweepFiles } from "#app/domain/attachments/sweep-files.server.ts";
import { deliverWebhooks } from "#app/domain/clients/deliver-webhooks.server.ts";
import { exportAuditHead } from "#app/domain/audit/export-audit-head.server.ts";
import { collectGaps } from "#app/domain/gaps/collect-gaps.server.ts";
import { sweepHandoffs } from "#app/domain/handoff/sweep-handoffs.server.ts";
import { runRetention } from "#app/domain/privacy/run-retention.server.ts";
import { deliverNews } from "#app/domain/requests/browsers/deliver-news.server.ts";
import { closeSilentRequests } from "#app/domain/requests/close-silent-requests.server.ts";
import { escalateLateRequests } from "#app/domain/requests/escalate-late-requests.server.ts";
import { forgetUnconfirmed } from "#app/domain/requests/follow-request.server.ts";
import { remindOfDrafts } from "#app/domain/residents/remind-of-drafts.server.ts";
import { remindSilentRequests } from "#app/domain/requests/remind-silent-requests.server.ts";
import { tellChanges } from "#app/domain/watches/tell-changes.server.ts";
import type { Services } from "#app/domain/services.ts";
import type { GuardedFetch } from "#app/ports/fetch/guarded-fetch.server.ts";
import type { JobData, JobName } from "#app/ports/jobs/port.ts";
import { deliverMail, deliverText } from "#app/ports/mail/deliver-mail.server.ts";
import type { MailTransport } from "#app/ports/mail/port.ts";
import type { PushTransport } from "#app/ports/push/port.ts";
import type { TextTransport } from "#app/ports/sms/port.ts";

/** What handlers may ask for: all services, and what only jobs use. */
export type JobServices = Services & {
  readonly mail: MailTransport;
  readonly texts: TextTransport;
  readonly pushes: PushTransport;
  readonly webhooks: GuardedFetch;
};

export type JobHandlers = { readonly [N in JobName]?: (services: JobServices, data: JobData[N]) => Promise<void> };

/** What happens for each job. Handlers are idempotent; a throw means "try again later". */
export const jobHandlers: JobHandlers = {
  "mail.deliver": deliverMail,
  "sms.deliver": deliverText,
  "push.deliver": deliverNews,
  "webhooks.deliver": deliverWebhooks,
  "requests.close-silent": async (services) => {
    await closeSilentRequests(services);
    await remindSilentRequests(services);
    await remindOfDrafts(services);
    await forgetUnconfirmed(services);
  },
  "requests.escalate-late": async (services) => void (await escalateLateRequests(services)),
  "watches.tell-changes": async (services) => void (await tellChanges(services)),
  "gaps.collect": async (services) => void (await collectGaps(services)),
  "handoffs.sweep": async (services) => void (await sweepHandoffs(services)),
  "audit.export-head": async (services) => void (await exportAuditHead(services)),
  "attachments.sweep": async (services) => void (await sweepFiles(services)),
  "privacy.retention": async (services) => void (await runRetention(services)),
};
