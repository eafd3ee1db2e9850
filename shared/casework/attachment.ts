/**
 * The file of a document that somebody answered with by number and date: brought once the answer is given, and kept by its
 * task. A better copy may follow; those before it stay.
 */
import { z } from 'zod';
import { defineDocument } from './case-document.ts';

export const MOST_FILES = 20;

export const attachmentDocument = defineDocument(
  'casework.attachment',
  z.object({
    /** Keys in the folder `evidence` of the bucket, the one that stands last. */
    fileKeys: z.array(z.string().min(1)).min(1).max(MOST_FILES),
  }),
);
