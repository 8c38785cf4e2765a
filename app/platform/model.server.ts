import OpenAI from 'openai';

export type ModelConfig = {
  apiKey: string;
  /** Any server that speaks the Responses API. */
  baseUrl: string;
  /** Milliseconds for one answer. */
  timeout: number;
};

/** The model's client. It never retries by itself: one of the queue's tries is one call. */
export function createModel(config: ModelConfig): OpenAI {
  return new OpenAI({ apiKey: config.apiKey, baseURL: config.baseUrl, timeout: config.timeout, maxRetries: 0 });
}
