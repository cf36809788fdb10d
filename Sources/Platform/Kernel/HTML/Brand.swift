/// The product's mark, and the icons of the pages: strokes in the colour of the text beside them.
enum Brand {
  /// A sheet with a folded corner and the bar of an F, white on green; readable at 16 pixels.
  static let icon = #"""
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0f6b58"/><path d="M11 24V8.5h11M11 16h8" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/></svg>
    """#

  static let mark: TrustedHTML = #"""
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#0f6b58"/><path d="M11 24V8.5h11M11 16h8" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/></svg>
    """#
}

package enum Icon {
  package static let webhook: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M7.2 12.4 10 7.3M10 7.3a2.4 2.4 0 1 0-2.3-3M12.6 13.6H7.4M7.4 13.6a2.4 2.4 0 1 1-2.9-2.3M10 7.3l2.8 4.9M12.8 12.2a2.4 2.4 0 1 1-.2 3.4"/></svg>
    """#
  package static let document: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M5 2.8h6.6L15.2 6v11.2H5zM11.2 3v3.4h3.8M7.6 10h5M7.6 13h5"/></svg>
    """#
  package static let people: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="8" cy="7" r="3"/><path d="M2.8 16.5c.4-3 2.5-4.6 5.2-4.6s4.8 1.6 5.2 4.6M13 4.4a2.8 2.8 0 0 1 0 5.4M15 12.3c1.4.6 2.2 2 2.4 4.2"/></svg>
    """#
  package static let person: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="7" r="3.2"/><path d="M4 16.8c.5-3.2 2.8-4.9 6-4.9s5.5 1.7 6 4.9"/></svg>
    """#
  package static let key: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="7" cy="13" r="3.4"/><path d="m9.5 10.5 7-7M13.4 6.6l2.6 2.6M11.3 8.7l1.6 1.6"/></svg>
    """#
  package static let upload: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 13V3.8M6.4 7.2 10 3.6l3.6 3.6M3.5 12.5v3.7h13v-3.7"/></svg>
    """#
  package static let download: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 3.5v9.2M6.4 9.3 10 12.9l3.6-3.6M3.5 12.5v3.7h13v-3.7"/></svg>
    """#
  package static let search: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="9" cy="9" r="5.2"/><path d="m13 13 3.6 3.6"/></svg>
    """#
  package static let back: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M11.8 5 7 10l4.8 5"/></svg>
    """#
  package static let forward: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M8.2 5 13 10l-4.8 5"/></svg>
    """#
  package static let mail: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 4.8h14v10.6H3z"/><path d="m3.4 5.4 6.6 5.4 6.6-5.4"/></svg>
    """#
  package static let bell: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M5.4 13.8V9a4.6 4.6 0 0 1 9.2 0v4.8l1.3 1.6H4.1zM8.4 17.2h3.2M10 2.8v1.6"/></svg>
    """#
  package static let check: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="m4.5 10.5 3.6 3.6 7.4-8"/></svg>
    """#
  package static let seal: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2.8 16 5v4.6c0 3.6-2.5 6-6 7.6-3.5-1.6-6-4-6-7.6V5z"/><path d="m7.4 9.8 2 2 3.4-3.8"/></svg>
    """#
  package static let archive: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 3.6h14v3.6H3zM4.2 7.2v9.2h11.6V7.2M8 10.4h4"/></svg>
    """#
  package static let bank: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3.2 7.6 10 3.4l6.8 4.2zM5 10v4.6M8.4 10v4.6M11.6 10v4.6M15 10v4.6M3.2 17h13.6"/></svg>
    """#
  package static let home: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3.4 9.4 10 3.6l6.6 5.8M5.2 8.2v8.4h9.6V8.2M8.4 16.6v-4.4h3.2v4.4"/></svg>
    """#
  package static let menu: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13"/></svg>
    """#
  package static let updown: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="m7 8 3-3.2L13 8M7 12l3 3.2 3-3.2"/></svg>
    """#
  package static let box: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3.4 6.4 10 3l6.6 3.4v7.2L10 17l-6.6-3.4zM3.4 6.4 10 9.8l6.6-3.4M10 9.8V17"/></svg>
    """#
  package static let book: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M4 3.6h9.4c1.2 0 2 .8 2 2v11H6a2 2 0 0 1-2-2zM4 14.6a2 2 0 0 1 2-2h9.4M7.4 6.8h4.8"/></svg>
    """#
  package static let megaphone: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3.4 8.2v3.6h2.8l7.4 4V4.2l-7.4 4zM16 8.2v3.6M6.6 12l1 4.4h2"/></svg>
    """#
  package static let bolt: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M11 2.8 4.6 11.4H9.4L8.6 17.2 15.4 8.4h-5z"/></svg>
    """#
  package static let chart: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3.4 3.6v13h13.2M6.8 13.4v-3M10.2 13.4V7M13.6 13.4v-4.6"/></svg>
    """#
  package static let gear: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 7.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM10 2.8v2.4M10 14.8v2.4M2.8 10h2.4M14.8 10h2.4M4.9 4.9l1.7 1.7M13.4 13.4l1.7 1.7M15.1 4.9l-1.7 1.7M6.6 13.4l-1.7 1.7"/></svg>
    """#
  package static let warning: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 3.2 17.4 16H2.6zM10 8v3.8M10 13.8v.2"/></svg>
    """#
  package static let clock: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.2l2.8 1.8"/></svg>
    """#
  package static let calendar: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3.4 4.8h13.2v12H3.4zM3.4 8.4h13.2M7 3v3M13 3v3"/></svg>
    """#
  package static let help: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7"/><path d="M7.9 8a2.1 2.1 0 1 1 3 2c-.6.3-.9.7-.9 1.4M10 13.8v.2"/></svg>
    """#
  package static let shield: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2.8 16 5v4.6c0 3.6-2.5 6-6 7.6-3.5-1.6-6-4-6-7.6V5z"/></svg>
    """#
}
