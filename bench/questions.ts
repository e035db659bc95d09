import { graphQuestions } from './graph-questions.ts';
import { listQuestions } from './list-questions.ts';
import type { Question } from './question.ts';

/** Every question of the table, in its order. */
export const questions: Question[] = [...listQuestions, ...graphQuestions];
