import { FileText, LayoutTemplate } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OfferedFile } from '../../../shared/api/shapes.ts';
import type { ApiOutput } from '../../../shared/api/table.ts';
import { ChooseFile } from '../../components/choose-file.tsx';
import { offerFile } from '../../state/files.ts';
import { useStores } from '../../state/stores.ts';
import { fileWords } from '../../strings/common.ts';
import { newWords as words } from '../../strings/new.ts';

type SourcePickerProps = { readonly templates: ApiOutput<'templates.list'>['templates']; readonly file: OfferedFile | null; readonly templateId: string };

/** The bundled agreement or a Word file. */
export function SourcePicker({ templates, file, templateId }: SourcePickerProps): ReactNode {
  const { client, ui, incoming } = useStores();
  const onFile = async (chosen: File): Promise<void> => {
    const offered = await offerFile(client, ui, chosen, fileWords);
    if (offered !== null) incoming.getState().put(offered);
  };
  return (
    <fieldset className="sources">
      <legend className="section-title">{words.source}</legend>
      {templates.map((template) => (
        <label key={template.id} className="source" data-on={file === null && template.id === templateId}>
          <input type="radio" name="source" checked={file === null && template.id === templateId} onChange={() => incoming.getState().choose(template.id)} />
          <LayoutTemplate className="svg-icon" aria-hidden="true" />
          <span>
            <strong>{template.name}</strong>
            <span className="muted">{template.description}</span>
          </span>
        </label>
      ))}
      <div className="source" data-on={file !== null}>
        <FileText className="svg-icon" aria-hidden="true" />
        <span>
          <strong>{file === null ? words.file : file.name}</strong>
          <span className="muted">{words.dropHint}</span>
        </span>
        <ChooseFile onFile={(chosen) => void onFile(chosen)}>{file === null ? words.chooseFile : words.chooseAnother}</ChooseFile>
      </div>
    </fieldset>
  );
}
