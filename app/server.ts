import { createRequestHandler } from '@remix-run/express';
import compression from 'compression';
import express from 'express';
import { world as theWorld } from './edge/world.server.ts';
import { assertTenantRole } from './platform/db/connect.server.ts';
import { processEnv } from './platform/env.server.ts';
import { errorLine } from './platform/errors.ts';
import { startTracing } from './platform/observability/trace.server.ts';

/**
 * The production server: `npm run build && npm start`. Not remix-serve, which logs whole URLs, tokens included, and takes
 * seconds to stop.
 */
const SCHEDULE_RETRY_MS = 5000;
const GRACE_MS = 10_000;

async function main() {
  const env = processEnv();
  const tracing = startTracing(env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const world = theWorld();

  const app = express();
  app.disable('x-powered-by');
  app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }));
  app.use(express.static('build/client', { maxAge: '1h' }));
  app.use(compression());
  // A variable, so that the type check does not need a build.
  const buildPath = new URL('../build/server/index.js', import.meta.url).href;
  app.all('*', createRequestHandler({ build: await import(buildPath), mode: 'production' }));

  const server = app.listen(env.PORT, env.HOST, () => world.log.info({ port: env.PORT }, 'listening'));
  server.on('error', (error) => {
    world.log.fatal({ error: errorLine(error) }, 'cannot listen');
    process.exit(1);
  });

  whileTrying(
    async () => {
      await assertTenantRole(world.db);
    },
    (error) => {
      if (errorLine(error).includes('DATABASE_URL')) {
        process.stderr.write(`${errorLine(error)}\n`);
        process.exit(1);
      }
    },
  );
  whileTrying(
    () => world.queue.ensureSweepSchedule(),
    (error) => world.log.warn({ error: errorLine(error) }, 'queue has no schedule yet'),
  );

  const stop = () => {
    server.close();
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), GRACE_MS).unref();
    server.on('close', async () => {
      await Promise.allSettled([world.db.close(), tracing.stop()]);
      process.exit(0);
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Tries until it works: the other side may be down while we start. */
function whileTrying(work: () => Promise<void>, failed: (error: unknown) => void): void {
  work().catch((error) => {
    failed(error);
    setTimeout(() => whileTrying(work, failed), SCHEDULE_RETRY_MS).unref();
  });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
