/// The elements the pages use. One line each; add what is missing.
extension HTML {
  package var html: Tag { Tag(page: self, name: "html") }
  package var head: Tag { Tag(page: self, name: "head") }
  package var title: Tag { Tag(page: self, name: "title") }
  package var body: Tag { Tag(page: self, name: "body") }
  package var script: Tag { Tag(page: self, name: "script") }
  package var noscript: Tag { Tag(page: self, name: "noscript") }

  package var header: Tag { Tag(page: self, name: "header") }
  package var footer: Tag { Tag(page: self, name: "footer") }
  package var main: Tag { Tag(page: self, name: "main") }
  package var nav: Tag { Tag(page: self, name: "nav") }
  package var section: Tag { Tag(page: self, name: "section") }
  package var aside: Tag { Tag(page: self, name: "aside") }
  package var div: Tag { Tag(page: self, name: "div") }
  package var h1: Tag { Tag(page: self, name: "h1") }
  package var h2: Tag { Tag(page: self, name: "h2") }
  package var h3: Tag { Tag(page: self, name: "h3") }

  package var p: Tag { Tag(page: self, name: "p") }
  package var a: Tag { Tag(page: self, name: "a") }
  package var span: Tag { Tag(page: self, name: "span") }
  /// Text whose direction must not disturb its neighbours: a name somebody typed.
  package var bdi: Tag { Tag(page: self, name: "bdi") }
  package var strong: Tag { Tag(page: self, name: "strong") }
  package var small: Tag { Tag(page: self, name: "small") }
  /// A key of the keyboard.
  package var kbd: Tag { Tag(page: self, name: "kbd") }
  package var mark: Tag { Tag(page: self, name: "mark") }
  package var code: Tag { Tag(page: self, name: "code") }
  package var pre: Tag { Tag(page: self, name: "pre") }
  package var time: Tag { Tag(page: self, name: "time") }
  package var ul: Tag { Tag(page: self, name: "ul") }
  package var ol: Tag { Tag(page: self, name: "ol") }
  package var li: Tag { Tag(page: self, name: "li") }
  package var dl: Tag { Tag(page: self, name: "dl") }
  package var dt: Tag { Tag(page: self, name: "dt") }
  package var dd: Tag { Tag(page: self, name: "dd") }
  package var details: Tag { Tag(page: self, name: "details") }
  package var summary: Tag { Tag(page: self, name: "summary") }

  package var table: Tag { Tag(page: self, name: "table") }
  package var caption: Tag { Tag(page: self, name: "caption") }
  package var thead: Tag { Tag(page: self, name: "thead") }
  package var tbody: Tag { Tag(page: self, name: "tbody") }
  package var tfoot: Tag { Tag(page: self, name: "tfoot") }
  package var tr: Tag { Tag(page: self, name: "tr") }
  package var th: Tag { Tag(page: self, name: "th") }
  package var td: Tag { Tag(page: self, name: "td") }

  package var form: Tag { Tag(page: self, name: "form") }
  package var fieldset: Tag { Tag(page: self, name: "fieldset") }
  package var legend: Tag { Tag(page: self, name: "legend") }
  package var label: Tag { Tag(page: self, name: "label") }
  package var select: Tag { Tag(page: self, name: "select") }
  package var option: Tag { Tag(page: self, name: "option") }
  package var textarea: Tag { Tag(page: self, name: "textarea") }
  package var button: Tag { Tag(page: self, name: "button") }
  package var progress: Tag { Tag(page: self, name: "progress") }
  package var datalist: Tag { Tag(page: self, name: "datalist") }
  package var iframe: Tag { Tag(page: self, name: "iframe") }

  package var svg: Tag { Tag(page: self, name: "svg") }

  // Of drawings, where an element without content is closed all the same.
  package var rect: Tag { Tag(page: self, name: "rect") }
  package var path: Tag { Tag(page: self, name: "path") }
  package var line: Tag { Tag(page: self, name: "line") }
  package var polyline: Tag { Tag(page: self, name: "polyline") }
  package var drawnText: Tag { Tag(page: self, name: "text") }
  package var g: Tag { Tag(page: self, name: "g") }

  package var meta: VoidTag { VoidTag(page: self, name: "meta") }
  package var link: VoidTag { VoidTag(page: self, name: "link") }
  package var input: VoidTag { VoidTag(page: self, name: "input") }
  package var img: VoidTag { VoidTag(page: self, name: "img") }
  package var br: VoidTag { VoidTag(page: self, name: "br") }
}
