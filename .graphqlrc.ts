import { ApiType, pluckConfig, shopifyApiTypes } from '@shopify/api-codegen-preset';

const outputDir = './app/platform/shopify-admin/types';
// Laid there by tests/support/prepare-schema.ts, so that nothing is fetched.
const schema = `${outputDir}/admin-2026-10.schema.json`;
const documents = ['./app/domains/**/*.ts', './app/platform/shopify-admin/*.ts'];

export default {
  schema,
  documents,
  projects: {
    default: {
      schema,
      documents,
      extensions: {
        codegen: {
          pluckConfig,
          generates: shopifyApiTypes({
            apiType: ApiType.Admin,
            apiVersion: '2026-10',
            documents,
            outputDir,
            module: '@shopify/admin-api-client',
            enumsAsConst: true,
          }),
        },
      },
    },
  },
};
