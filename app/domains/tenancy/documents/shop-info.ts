/** What is asked of a shop when it installs the app. */
export const SHOP_INFO = `#graphql
  query ShopInfo {
    shop {
      id
      name
      email
      contactEmail
      currencyCode
      ianaTimezone
      myshopifyDomain
      primaryDomain {
        host
        url
      }
      plan {
        publicDisplayName
        partnerDevelopment
        shopifyPlus
      }
    }
  }
` as const;
