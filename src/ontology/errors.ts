/** One thing wrong with the declared ontology: where, and what. */
export interface ModelIssue {
  file: string;
  field: string;
  message: string;
}

/** The ontology contradicts itself; carries every issue found, never only the first. */
export class ModelError extends Error {
  readonly issues: readonly ModelIssue[];

  constructor(issues: readonly ModelIssue[]) {
    super(issues.map(({ file, field, message }) => `${file}: ${field}: ${message}`).join('\n'));
    this.name = 'ModelError';
    this.issues = issues;
  }
}
