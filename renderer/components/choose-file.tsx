import { useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

type ChooseFileProps = { readonly children: ReactNode; readonly onFile: (file: File) => void; readonly look?: 'plain' | 'primary'; readonly blocked?: string };

/** A button that asks the host for a Word file. The page gets the bytes and never a path. */
export function ChooseFile({ children, onFile, look = 'plain', blocked = '' }: ChooseFileProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} blocked={blocked} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
