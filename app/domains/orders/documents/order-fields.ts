/**
 * What is kept of an order, in its snapshot and beside a conversation. The sizes of the lists hold a page of 25 orders
 * under Shopify's limit of 1,000 points for one query; what an order has beyond them is read by nobody today.
 */
export const ORDER_FIELDS = `#graphql
  fragment Money on MoneyBag {
    shopMoney {
      amount
      currencyCode
    }
    presentmentMoney {
      amount
      currencyCode
    }
  }

  fragment PostalAddress on MailingAddress {
    firstName
    lastName
    company
    address1
    address2
    city
    province
    zip
    countryCodeV2
    country
    phone
  }

  fragment OrderFields on Order {
    id
    name
    email
    phone
    createdAt
    processedAt
    updatedAt
    cancelledAt
    cancelReason
    closed
    displayFinancialStatus
    displayFulfillmentStatus
    currencyCode
    presentmentCurrencyCode
    tags
    note
    test
    sourceName
    statusPageUrl
    totalPriceSet {
      ...Money
    }
    subtotalPriceSet {
      ...Money
    }
    totalShippingPriceSet {
      ...Money
    }
    totalTaxSet {
      ...Money
    }
    totalDiscountsSet {
      ...Money
    }
    totalRefundedSet {
      ...Money
    }
    currentTotalPriceSet {
      ...Money
    }
    totalOutstandingSet {
      ...Money
    }
    customer {
      id
      displayName
      firstName
      lastName
      numberOfOrders
      createdAt
      locale
      amountSpent {
        amount
        currencyCode
      }
      defaultEmailAddress {
        emailAddress
      }
      defaultPhoneNumber {
        phoneNumber
      }
    }
    shippingAddress {
      ...PostalAddress
    }
    billingAddress {
      ...PostalAddress
    }
    lineItems(first: 50) {
      nodes {
        id
        title
        variantTitle
        quantity
        currentQuantity
        sku
        image {
          url
        }
        originalUnitPriceSet {
          ...Money
        }
        discountedTotalSet {
          ...Money
        }
        product {
          id
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    fulfillments(first: 10) {
      id
      status
      displayStatus
      createdAt
      estimatedDeliveryAt
      deliveredAt
      inTransitAt
      trackingInfo {
        company
        number
        url
      }
      events(first: 10, sortKey: HAPPENED_AT, reverse: true) {
        nodes {
          status
          happenedAt
          message
          city
          country
        }
      }
    }
    refunds(first: 10) {
      id
      createdAt
      note
      totalRefundedSet {
        ...Money
      }
      refundLineItems(first: 10) {
        nodes {
          quantity
          restockType
          lineItem {
            id
          }
        }
      }
    }
    transactions(first: 10) {
      id
      kind
      status
      gateway
      createdAt
      amountSet {
        ...Money
      }
      paymentDetails {
        ... on CardPaymentDetails {
          company
          number
        }
      }
    }
  }
` as const;
