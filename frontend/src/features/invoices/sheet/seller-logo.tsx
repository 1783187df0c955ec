import { Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { settingsGetOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useCan } from "../../../session/session.js";
import { PaperLogo } from "../../../ui/paper-logo.js";

/** The organisation's logo as it stands in the settings; the issued document keeps the one of its day. */
export function SellerLogo(): React.ReactNode {
  const { data } = useQuery({ ...settingsGetOptions(), enabled: useCan("settings:read") });
  const svg = data?.seller.logoSvg;
  if (!data || !svg) return null;
  return (
    <Box mb="sm">
      <PaperLogo svg={svg} name={data.seller.name} />
    </Box>
  );
}
