import { TextInput } from "#app/components/ui/text-input.tsx";

type PasswordInputProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** One that is being chosen: password managers offer a new one then. */
  readonly isNew?: boolean;
};

/** A password; what was typed never comes back from the server. */
export function PasswordInput({ id, label, hint, error, isNew = false }: PasswordInputProps) {
  return (
    <TextInput
      id={id}
      name={id}
      type="password"
      label={label}
      autoComplete={isNew ? "new-password" : "current-password"}
      {...(hint ? { hint } : {})}
      {...(error ? { error } : {})}
    />
  );
}
