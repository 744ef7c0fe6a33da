/**
 * No service gives these words to an account: they are its pages for everybody, its legal pages and its technical
 * hosts. They count wherever a name stands right behind a service's host, or is the host's first label.
 */
const words = [
  'about about-us account accounts admin api app apps assets auth',
  'billing blog career careers cdn checkout contact contact-us cookie-policy cookies',
  'dashboard developer developers discover docs download downloads embed explore',
  'faq faqs favicon.ico features feed help help-center home how-it-works impressum imprint index.html',
  'jobs legal log-in login logout oauth oauth2 policies policy press pricing privacy privacy-policy privacypolicy',
  'register robots.txt search security settings sign-in sign-up signin signout signup sitemap sitemap.xml',
  'static status support terms terms-of-service terms-of-use tos www',
  '.well-known _next acceptable-use accessibility ads.txt callback cart community-guidelines cookie-settings dmca',
  'forgot-password get-started gift-cards graphql guidelines legal-notice manifest.json messages notifications',
  'onboarding password refund-policy reset-password terms-and-conditions trust-and-safety unsubscribe verify-email',
  'affiliates api-docs browse categories connect invoice invoices me membership memberships newsroom orders payments',
  'profile profiles referral subscribe subscriptions trending upgrade user users verify webhooks',
];

/** Services put these locales before the path of a page. Two letters alone may be a name, so an entry lists those. */
const locales = [
  'cs-cz da-dk de-at de-ch de-de en-au en-ca en-gb en-ie en-in en-nz en-us es-419 es-ar es-es es-mx fi-fi',
  'fr-be fr-ca fr-ch fr-fr it-it ja-jp ko-kr nb-no nl-be nl-nl pl-pl pt-br pt-pt ru-ru sv-se tr-tr uk-ua',
  'zh-cn zh-hans zh-hant zh-hk zh-tw',
];

/** Lists the words, in small letters, that are a service's own pages on any service. */
export const ownPages: readonly string[] = [...words, ...locales].flatMap((line) => line.split(' '));
