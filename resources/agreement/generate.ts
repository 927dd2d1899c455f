import { TEMPLATE_PATH, writeAgreement } from './template-file.ts';

// A script of its own, run from the project's root after the agreement or its setting has changed.
await writeAgreement(TEMPLATE_PATH);
