import { Notifications } from "@mantine/notifications";

/** Where toasts appear. */
export const ToastFrame = (): React.ReactNode => <Notifications position="bottom-right" />;
