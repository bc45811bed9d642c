### The list of all disagreements, and searching them.

disagreements-clear-filters = Clear filters
disagreements-newest-first-type-more-have = The newest first. Type more to have them sorted.
disagreements-still-looking-through-rest = Still looking through the rest.
disagreements-sort-by = Sort by
disagreements-raise-disagreement = Raise a disagreement
disagreements-clear-search = Clear the search
disagreements-no-disagreement-matches = No disagreement matches
disagreements-no-disagreements-yet = No disagreements yet
disagreements-take-word-or-filter-away = Take a word or a filter away, or clear them all.
disagreements-raise-one-begin = Raise one to begin.
disagreements-search = Search
disagreements-words-any-entry-or-filter = Words of any entry, or a filter such as stage:2 and a space.
disagreements-search-words-in-any-entry = Search words in any entry, or type a filter such as stage:2
disagreements-searching = Searching
disagreements-no-date = no date
disagreements-disagreements = Disagreements
disagreements-due-today = due today
disagreements-filter-added = Filter { $filter } added.
disagreements-count = { $total } found: { $open } open, { $closed } closed.
disagreements-first-shown = The first { $shown } are shown.
disagreements-due = due { DATE($at) }

## The order of the list

disagreements-order = { $column ->
    [whom] whom it is about
    [what] what it is about
    [agency] agency
    [stage] stage
    [time-left] time left
   *[last-contact] last contact
}
disagreements-sorted = { $way ->
    [round] Sorted by { disagreements-order }, the other way round.
   *[usual] Sorted by { disagreements-order }.
}

## The columns and states of the list

disagreements-column-whom = Who
disagreements-column-what = What it is about
disagreements-column-agency = With
disagreements-column-stage = Stage
disagreements-column-time-left = Time left
disagreements-column-last-contact = Last contact
disagreements-closed = closed
disagreements-withdrawn = withdrawn
disagreements-stage-ended = stage ended
disagreements-undecided = recorded separately
