import { useNotifications } from "@mantine/notifications";
import { lazy, Suspense, useState } from "react";

const ToastFrame = lazy(async () => ({ default: (await import("./toast-frame.js")).ToastFrame }));

/** The toasts' frame is loaded with the first toast, which waits for it in the store. */
function Toasts(): React.ReactNode {
  const { notifications } = useNotifications();
  const [isNeeded, setNeeded] = useState(false);
  if (!isNeeded && notifications.length > 0) setNeeded(true);
  return (
    isNeeded && (
      <Suspense fallback={null}>
        <ToastFrame />
      </Suspense>
    )
  );
}

/** The app with its toasts. */
export const WithToasts = ({ children }: { children: React.ReactNode }): React.JSX.Element => (
  <>
    <Toasts />
    {children}
  </>
);
