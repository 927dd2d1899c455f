import type { ApiParsed } from '../../shared/api/table.ts';
import type { Version } from '../../shared/api/shapes.ts';
import { hashBytes } from '../persistence/blobs.ts';
import type { Deps } from './deps.ts';
import type { HeldFile } from './offered-files.ts';

/** The bytes a new negotiation starts from. */
export async function sourceBytes(deps: Deps, source: ApiParsed<'document.preview'>['source']): Promise<HeldFile & { readonly template: string }> {
  if (source.type === 'file') return { ...deps.files.get(source.fileId), template: '' };
  const bytes = await deps.templates.read(source.templateId);
  const name = deps.templates.list().find((template) => template.id === source.templateId)?.name ?? source.templateId;
  return { name: `${name}.docx`, bytes, sha256: hashBytes(bytes), template: source.templateId };
}

/** The bytes of a version the window points at. */
export async function versionBytes(deps: Deps, version: Version): Promise<Omit<HeldFile, 'name'>> {
  if (version.type === 'offered') return deps.files.get(version.fileId);
  const { stored } = await deps.sessions.get(version.negotiationId);
  return { bytes: await stored.blobs.get(version.sha256), sha256: version.sha256 };
}
