import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { MeterForm } from "./meter-form.js";

/** The button, and the form that stands in the address while it is open. */
export function CreateMeter(): React.ReactNode {
  const { create } = useSearch({ from: "/authenticated/$env/catalog" });
  const navigate = useNavigate({ from: "/$env/catalog" });
  const show = (isShown: boolean): void =>
    void navigate({ search: ({ create: _, ...rest }) => (isShown ? { ...rest, create: true } : rest) });
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} onClick={() => show(true)}>
        Create meter
      </Button>
      <MeterForm opened={create === true} onClose={() => show(false)} />
    </>
  );
}
