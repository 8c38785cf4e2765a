import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

declare module '@remix-run/node' {
  // Loaders answer what they return: dates and undefined are not turned into JSON's.
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        // In a frame of another site with third-party storage blocked, Remix reads sessionStorage unguarded here.
        v3_lazyRouteDiscovery: false,
      },
      ignoredRouteFiles: ['**/*.css'],
    }),
  ],
  server: { port: Number(process.env.PORT ?? 3000), allowedHosts: true },
  build: { assetsInlineLimit: 0, target: 'es2022' },
  optimizeDeps: {
    include: ['@shopify/polaris', '@shopify/app-bridge-react', '@shopify/shopify-app-remix/react'],
  },
});
