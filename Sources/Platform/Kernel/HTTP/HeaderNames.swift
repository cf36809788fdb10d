import Hummingbird

/// The name of a header. Hummingbird passes on the type of headers, and this is its way to the names.
package typealias HeaderName = HTTPFields.Element.Name

extension HeaderName {
  static let referrerPolicy = HeaderName("Referrer-Policy")!
  static let xFrameOptions = HeaderName("X-Frame-Options")!
  static let crossOriginOpenerPolicy = HeaderName("Cross-Origin-Opener-Policy")!
  static let traceParent = HeaderName("traceparent")!
  static let xRequestID = HeaderName("X-Request-Id")!
  static let secFetchSite = HeaderName("Sec-Fetch-Site")!
  package static let clearSiteData = HeaderName("Clear-Site-Data")!
  package static let formToken = HeaderName("X-Form-Token")!
  package static let robots = HeaderName("X-Robots-Tag")!
  static let forwardedFor = HeaderName("X-Forwarded-For")!
  static let facturierVersion = HeaderName("Facturier-Version")!
  static let rateLimitLimit = HeaderName("RateLimit-Limit")!
  static let rateLimitRemaining = HeaderName("RateLimit-Remaining")!
  static let rateLimitReset = HeaderName("RateLimit-Reset")!
  package static let idempotencyKey = HeaderName("Idempotency-Key")!
}
