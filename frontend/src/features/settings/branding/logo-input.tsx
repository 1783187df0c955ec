import { Button, FileButton, Group, Input, Paper } from "@mantine/core";
import { useState } from "react";

const MOST_CHARACTERS = 100_000;

type LogoInputProps = {
  value: string | null;
  error: React.ReactNode;
  onChange: (svg: string | null) => void;
};

/** The logo as an SVG file; it is shown as a picture, in which nothing can run. */
export function LogoInput({ value, error, onChange }: LogoInputProps): React.ReactNode {
  const [refused, setRefused] = useState<string | null>(null);
  const take = async (file: File | null): Promise<void> => {
    if (!file) return;
    const text = await file.text();
    if (!/<svg[\s>]/.test(text)) setRefused("Choose an SVG file.");
    else if (text.length > MOST_CHARACTERS)
      setRefused("The file has more than 100 kB; choose a simpler one.");
    else {
      setRefused(null);
      onChange(text);
    }
  };
  return (
    <Input.Wrapper label="Logo" description="An SVG file of at most 100 kB." error={refused ?? error}>
      <Group mt={6} gap="sm">
        {value !== null && (
          <Paper p={6} bg="white">
            <img alt="The logo" height={32} src={`data:image/svg+xml;utf8,${encodeURIComponent(value)}`} />
          </Paper>
        )}
        <FileButton accept="image/svg+xml,.svg" onChange={(file) => void take(file)}>
          {(props) => (
            <Button variant="default" size="xs" {...props}>
              {value === null ? "Choose a file" : "Choose another"}
            </Button>
          )}
        </FileButton>
        {value !== null && (
          <Button variant="subtle" size="xs" onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
