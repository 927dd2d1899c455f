import { useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

type ChooseFileProps = { readonly children: ReactNode; readonly onFile: (file: File) => void; readonly look?: 'plain' | 'primary'; readonly blocked?: string; /** What the host offers to choose; Word files unless said otherwise. */ readonly accept?: string };

export const WORD_FILES = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A button that asks the host for a file. The page gets the bytes and never a path. */
export function ChooseFile({ children, onFile, look = 'plain', blocked = '', accept = WORD_FILES }: ChooseFileProps): ReactNode {
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
        accept={accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
