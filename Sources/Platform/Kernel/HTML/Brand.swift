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
}
