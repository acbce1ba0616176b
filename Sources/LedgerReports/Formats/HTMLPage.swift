/// What stands around the sections of a page.
enum HTMLPage {
  static func head(_ title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <title>\(SVGText.escaped(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <main>

    """
  }

  static let foot = "</main>\n</body>\n</html>\n"

  /// Eight colours that differ in lightness as well (after P. Tol, "Colour Schemes", 2021), on a light and on a dark ground.
  private static let colours = [
    ("4477aa", "77aadd"), ("cc6677", "ee8899"), ("228833", "55bb66"), ("b8860b", "ddaa33"), ("3399aa", "99ddff"),
    ("aa3377", "dd77bb"), ("666666", "bbbbbb"), ("808000", "bbcc33"),
  ]

  /// Dashes tell lines apart where colours do not.
  private static let dashes = ["", "7 4", "2 3", "9 3 2 3", "5 2", "1 4", "12 4", "4 6"]

  static let style: String = {
    let light = colours.enumerated().map { "--c\($0): #\($1.0);" }.joined(separator: " ")
    let dark = colours.enumerated().map { "--c\($0): #\($1.1);" }.joined(separator: " ")
    var text = """
      :root { color-scheme: light dark; --ground: #fff; --ink: #1c1c1c; --faint: #5c5c5c; --line: #d5d5d5; --band: #f5f5f2;
        --heat: #2f5d8a; --bad: #b3261e; \(light) }
      @media (prefers-color-scheme: dark) { :root { --ground: #17191c; --ink: #e6e4df; --faint: #a9a7a1;
        --line: #3a3d42; --band: #1f2226; --heat: #7fb0e0; --bad: #ff8a80; \(dark) } }
      body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
      main { max-width: 84rem; margin: 0 auto; padding: 1.5rem; }
      section + section { margin-top: 3rem; border-top: 1px solid var(--line); }
      h1 { font-size: 1.5rem; margin: 1rem 0 .3rem; }
      .statement { border-left: 3px solid var(--faint); padding-left: .7rem; }
      h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; }
      .summary { font-size: 1.05rem; padding-left: 1.2rem; max-width: 62rem; overflow-wrap: anywhere; }
      .wide, .chart { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .87rem; width: 100%; }
      th, td { text-align: start; vertical-align: top; padding: .3rem .55rem; border-bottom: 1px solid var(--line);
        max-width: 30rem; overflow-wrap: break-word; unicode-bidi: plaintext; }
      th { background: var(--band); vertical-align: bottom; }
      td { min-width: 4rem; }
      .n { text-align: end; font-variant-numeric: tabular-nums; min-width: 2.5rem; }
      .d { white-space: nowrap; }
      .q { min-width: 16rem; }
      .ref { color: var(--faint); font-size: .92em; margin-top: .15rem; }
      code { font-size: .92em; }
      a { color: inherit; }
      footer, .note, .legend { color: var(--faint); font-size: .85rem; overflow-wrap: anywhere; }
      .note { max-width: 62rem; margin-top: .4rem; }
      figure { margin: 1.2rem 0; }
      figcaption { font-weight: 600; margin-bottom: .3rem; }
      svg { display: block; background: var(--ground); }
      svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
      svg .onheat { fill: var(--ground); }
      svg .grid { stroke: var(--line); }
      svg path { fill: none; stroke-width: 1.8; }
      svg .open { fill: var(--ground); stroke-width: 1.8; }
      svg .heat { fill: var(--heat); }
      svg .node { fill: var(--band); stroke: var(--line); }
      svg .edge { stroke: var(--faint); stroke-opacity: .7; }
      svg .circle { stroke: var(--bad); stroke-dasharray: 6 3; }
      svg .tip { fill: var(--faint); stroke: none; }
      .legend span::before { content: "● "; }
      .legend span { margin-right: 1rem; display: inline-block; }
      .legend { color: var(--ink); margin: .2rem 0; }

      """
    for (index, dash) in dashes.enumerated() {
      text += "svg .s\(index) { stroke: var(--c\(index)); } "
      if !dash.isEmpty { text += "svg path.line.s\(index) { stroke-dasharray: \(dash); } " }
      text += "svg .f\(index) { fill: var(--c\(index)); } .k\(index)::before { color: var(--c\(index)); }\n"
    }
    text += """
      @page { size: landscape; margin: 12mm; }
      @media print { :root { color-scheme: light; --ground: #fff; --ink: #000; --faint: #444; --line: #bbb; --band: #eee;
        --heat: #2f5d8a; --bad: #b3261e; \(light) }
        body { font-size: 10pt; } main { max-width: none; padding: 0; }
        table { font-size: 7.5pt; } th, td { max-width: none; } td, .q, .n { min-width: 0; }
        code { overflow-wrap: anywhere; } .wide, .chart { overflow: visible; }
        svg { max-width: 100%; max-height: 125mm; height: auto; } .q { width: 30%; }
        tr, figure, footer { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } }
      """
    return text
  }()
}
