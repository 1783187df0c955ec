/**
 * The page in Typst. It sets an `InvoiceView` and decides nothing. What people wrote reaches it as JSON strings, which
 * Typst sets as they are: nothing of theirs is ever parsed as markup.
 */
export const INVOICE_TEMPLATE = String.raw`
#let d = json("invoice.json")
#let colour = rgb(d.colour)
#let ink = rgb("#1a1f2b")
#let quiet = rgb("#5f6b7c")
#let hair = 0.5pt + rgb("#dfe4ea")
#let margin = (x: 18mm, top: 19mm, bottom: 22mm)

#let small(body) = text(size: 8pt, fill: quiet, body)
#let label(body) = text(size: 8pt, weight: 500, fill: quiet, body)


// Typst finds parts of earlier invoices in its cache only where the settings of text and page are the same, so nothing
// of this invoice may enter them: the footer reads its words when it is drawn, and the title is set at the end.
#let footer(now, total) = {
  let words = json("footer.json")
  set align(left)
  set text(size: 8pt, fill: quiet)
  line(length: 100%, stroke: hair)
  v(3pt)
  grid(columns: (1fr, auto), column-gutter: 12pt, words.title, [#words.page #now #words.of #total])
}

#set text(
  font: json("fonts.json"), fallback: false, size: 9pt, fill: ink,
  lang: d.lang, region: d.region, hyphenate: false, features: (calt: 0),
)
#set par(leading: 0.55em, spacing: 0.55em, justify: false)
#set page(paper: d.paper, margin: margin, numbering: footer)

#place(top + left, dx: -margin.x, dy: -margin.top, rect(width: 100% + 2 * margin.x, height: 3mm, fill: colour))

#grid(
  columns: (1fr, auto), column-gutter: 16pt, align: (left + horizon, right + horizon),
  {
    text(size: 20pt, weight: 600, d.heading)
    if d.stamp != none {
      let tone = if d.stamp.tone == "good" { rgb("#0e7a4b") } else { quiet }
      h(10pt)
      box(
        baseline: 1.5pt, inset: (x: 6pt, y: 4pt), radius: 3pt, stroke: 1pt + tone,
        text(size: 9pt, weight: 600, tracking: 0.8pt, fill: tone, d.stamp.text),
      )
    }
  },
  if d.hasLogo {
    context {
      let logo = image("logo.svg", height: 13mm, alt: d.author)
      if measure(logo).width <= 60mm { logo } else { image("logo.svg", width: 60mm, alt: d.author) }
    }
  } else {
    box(width: 80mm, align(right, text(size: 13pt, weight: 600, fill: colour, d.author)))
  },
)
#v(14pt)
#grid(
  columns: (auto, 1fr), column-gutter: 14pt, row-gutter: 5.5pt,
  ..d.meta.map(row => (text(fill: quiet, row.label), text(weight: 500, row.value))).flatten(),
)
#v(16pt)
#grid(
  columns: d.parties.map(_ => 1fr), column-gutter: 18pt,
  ..d.parties.map(party => {
    label(party.heading)
    v(1pt)
    text(weight: 600, party.name)
    for line in party.lines { linebreak(); line }
  }),
)
#v(20pt)
#block(below: 16pt)[
  #text(size: 15pt, weight: 600, d.headline.amount)#h(5pt)#text(size: 15pt, weight: 400, fill: quiet, d.headline.text)
]

#let gap = 14pt
#let step = 4.5pt
#let figures = d.columns.slice(1)
#let keys = figures.map(column => column.key)
#let main-words = text.with(weight: 500)
#let part-words = text.with(size: 8pt, fill: quiet)
// Digits stand below each other, and need none of the font's costly substitutions.
#let main-figure = text.with(
  number-width: "tabular", kerning: false, ligatures: false, features: (calt: 0, ccmp: 0, locl: 0),
)
#let part-figure = main-figure.with(size: 8pt, fill: quiet)
// By kind of row: of a line or of a part, each the last row of its line or not.
#let kind(row) = if row.main { if row.last { 0 } else { 1 } } else { if row.last { 2 } else { 3 } }
#let insets(lefts) = ((7pt, 7pt), (7pt, 6pt), (0pt, 7pt), (0pt, step)).zip(lefts).map((((top, bottom), left)) => (
  top: top, bottom: bottom, left: left, right: 0pt,
))
#let words-inset = insets((0pt, 0pt, 10pt, 10pt))
#let figure-inset = insets((gap, gap, gap, gap))

#table(
  columns: (1fr, ..figures.map(column => column.width * 1pt)),
  // A row of known height is set once, one of unknown height twice.
  rows: (auto, ..d.rows.map(row => if row.fits {
    let lines = if row.unit != none { calc.max(row.details.len(), 1) } else { row.details.len() }
    (if row.main { 13.6pt } else { 5.9pt }) + lines * (5.9pt + step) + (if row.last { 7pt } else if row.main { 6pt } else { step })
  } else { auto })),
  align: (left, ..figures.map(_ => right)),
  stroke: none,
  table.header(
    ..d.columns.enumerate().map(((x, column)) =>
      table.cell(inset: (left: if x == 0 { 0pt } else { gap }, right: 0pt, bottom: 5pt), label(column.title))),
    table.hline(stroke: 0.8pt + ink),
  ),
  // Written out without functions, since this runs for each of many hundred cells.
  ..for row in d.rows {
    let kind = kind(row)
    let stroke = if row.last { (bottom: hair) } else { none }
    let inset = words-inset.at(kind)
    (table.cell(inset: inset, stroke: stroke, breakable: row.breakable,
      if not row.main { part-words(row.text) }
      else if row.details.len() == 0 { main-words(row.text) }
      else { stack(spacing: step, main-words(row.text), ..row.details.map(part-words)) }),)
    let inset = figure-inset.at(kind)
    for key in keys {
      let value = row.figures.at(key)
      (table.cell(inset: inset, stroke: stroke, breakable: row.breakable,
        if value == none { none }
        else if not row.main { part-figure(value) }
        else if key == "quantity" and row.unit != none { stack(spacing: step, main-figure(value), part-words(row.unit)) }
        else { main-figure(value) }),)
    }
  }
)

#block(breakable: false, width: 100%, above: 10pt, align(right, block(width: 62%, grid(
  columns: (1fr, auto), column-gutter: 14pt,
  align: (left, right),
  ..d.totals.map(row => {
    let strong = row.tone == "strong"
    let weight = if strong { 600 } else { 400 }
    let inset = (y: 5pt)
    (
      grid.cell(inset: inset, text(weight: weight, row.label)),
      grid.cell(inset: inset, main-figure(weight: weight, row.value)),
      grid.hline(stroke: hair),
    )
  }).flatten(),
))))

#for part in d.blocks {
  block(breakable: part.lines.len() > 12, above: 18pt, {
    label(part.heading)
    v(1pt)
    part.lines.join(linebreak())
  })
}
#if d.footer.len() > 0 {
  block(above: 22pt, small(d.footer.join(linebreak())))
}
#set document(title: d.title, author: d.author)
`;
