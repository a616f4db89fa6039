import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { CentreSummary } from "#app/domain/catalogue/list-centres.ts";
import type { Channel, PublicService } from "#app/domain/catalogue/public-service.ts";
import { CentreList } from "./centre-list.tsx";
import { VisitLink } from "./visit-link.tsx";
import { ServiceSection } from "./service-section.tsx";

type ServiceChannelsProps = { readonly service: PublicService; readonly centres: readonly CentreSummary[] };

/** Every way to have the service, online and offline side by side. */
export function ServiceChannels({ service, centres }: ServiceChannelsProps) {
  const { t } = useTranslation();
  return (
    <ServiceSection anchor="channels">
      {service.channels.map((channel, index) => (
        <div className="channel" key={index}>
          <h3>{t(`catalogue:channel.${channel.type}`)}</h3>
          <div>
            {channel.note ? (
              <p>
                <ContentText>{channel.note}</ContentText>
              </p>
            ) : null}
            <ChannelPlace service={service} channel={channel} centres={centres} />
          </div>
        </div>
      ))}
    </ServiceSection>
  );
}

function ChannelPlace({ service, channel, centres }: ServiceChannelsProps & { readonly channel: Channel }) {
  const { t, language } = useTranslation();
  switch (channel.type) {
    case "online-form":
      return (
        <p>
          <a className="standalone-link" href={channel.form ? `/forms/${channel.form}` : channel.url}>
            {t(channel.form ? "catalogue:channel_action.form" : "catalogue:channel_action.outside_form")}
          </a>
        </p>
      );
    case "phone":
    case "home-visit":
      return (
        <p>
          <a className="phone-link" href={`tel:${channel.phone}`}>
            {t("catalogue:centre.call", { number: channel.phone })}
          </a>
        </p>
      );
    case "post": {
      const centre = centres.find((candidate) => candidate.id === channel.centre);
      return centre ? (
        <address className="postal-address">
          <ContentText>{centre.postalAddress}</ContentText>
        </address>
      ) : null;
    }
    case "centre":
      return (
        <>
          <p>
            <a className="standalone-link" href={`/centres?service=${service.slug}`}>
              {t("catalogue:nearest.link")}
            </a>
          </p>
          <CentreList
            centres={centres.filter((centre) => channel.centres.includes(centre.id))}
            language={language}
            headingLevel="h4"
            more={(centre) => <VisitLink service={service} centreId={centre.id} about={centre.name} />}
          />
        </>
      );
    case "kiosk":
      return (
        <CentreList
          centres={centres.filter((centre) => channel.centres.includes(centre.id))}
          language={language}
          headingLevel="h4"
        />
      );
  }
}
