### The agenda, and the closures.

agenda-save-calendar-file = Save a calendar file
agenda-saving-calendar-file = Saving the calendar file
agenda-what-this-moves = What this moves
agenda-limits-that-were-met-already = Limits that were met already are counted with it too, and so is every later record.
agenda-looking-at-what-this-moves = Looking at what this moves.
agenda-remove-this = Remove this?
agenda-past-now = . It is past now
agenda-from-procedures-in-use-they = From the procedures in use. They are changed only by a new version of the procedure.
agenda-procedures-in-use-name-no = The procedures in use name no closure and no extra working day.
agenda-add-days = &Add days...
agenda-nobody-works = Nobody works
agenda-extra-working-day = Extra working day
agenda-change = Change
agenda-remove = Remove
agenda-kept-on-this-laptop = Kept on this laptop
agenda-brought-by-procedures = Brought by procedures
agenda-none-yet-add-day-on = None yet. Add a day on which nobody works here, and every time limit passes over it.
agenda-agenda = Agenda
closures-add = Add days
agenda-see-what-this-moves = &See what this moves
agenda-keep-this = &Keep this
agenda-back = &Back
agenda-closures-and-extra-working-days = Closures and extra working days
agenda-days-that-this-store-counts = Days that this store counts differently from the bank holidays of your nation.
agenda-kept-every-date-counted-with = Kept. Every date is counted with it.
closures-reading = Reading the closures
agenda-remove-these-days = Re&move these days
closures-looking-busy = Looking at what this moves
closures-recount = Counting dates anew
agenda-keeping = Keeping it
agenda-previous = &Previous
agenda-today = &Today
agenda-next = &Next
agenda-go-this-date = G&o to this date
agenda-more = &More
agenda-go-date = Go to a date
agenda-go-date-2 = Go to a date...
agenda-save-what-shown-as-calendar = Save what is shown as a calendar file...
agenda-closures-and-extra-working-days-2 = Closures and extra working days...
agenda-day = Da&y
agenda-week = &Week
agenda-what-due-by-days = What is due, by days
agenda-nothing-later-has-date-yet = Nothing later has a date yet. Today lists what can be done without one.
agenda-raise-disagreement = Raise a disagreement
agenda-nothing-open = Nothing is open
agenda-raise-disagreement-its-time-limits = Raise a disagreement: its time limits stand here from then on.
agenda-calendar-file-written-by-reference = The calendar file is written, by reference only. It is listed in Sent and saved.
agenda-looking-at-what-due = Looking at what is due
agenda-nothing-due = Nothing is due
agenda-before-today-and-still-open = Before today, and still open
agenda-open = Open the disagreement
agenda-save-one = Save this date as a calendar file...
agenda-save-all = Save every date of this disagreement...
agenda-all-day = All day

## The days that are shown, and how much is due

agenda-span = { $first } to { $last }
agenda-still-looking = { $days }. Looking at what is due.
agenda-due-where = { $count ->
    [one] 1 date
   *[other] { $count } dates
} { agenda-where }
agenda-none-where = Nothing is due { agenda-where }
agenda-where = { $span ->
    [day] on this day
   *[week] in this week
}
agenda-before-open = { $count } still open from before today
agenda-lead = { $days }. { $parts }.
agenda-more-elsewhere = { $count ->
    [one] 1 more falls on these days: go to a single day to see it.
   *[other] { $count } more fall on these days: go to a single day to see them.
}
agenda-holidays-known-only = Bank holidays are known only until { DATE($day, year: "yes") }.
agenda-heading-today = Today, { $day }
agenda-and-more = and { $count } more
agenda-next-date = The next date is { DATE($day, year: "yes") }.
agenda-go-to = Go to { DATE($day) }

## Closures and extra working days

closures-next-holidays = Next bank holidays of { $nation }
closures-holidays-known = Bank holidays are known until { $day }.
closures-noted = { $what }. Noted by { $by } on { DATE($at, year: "yes") }.
closures-not-noted = { $what }.{" "}
closures-change-name = Change: { $name }, { $days }
closures-remove-name = Remove: { $name }, { $days }
closures-change-title = Change: { $name }
closures-of-pack = { $days } ({ $kind ->
    [closed] nobody works
   *[worked] extra working day
})
closures-remove-question = Remove { $name }, { $days }?
closures-new = { $kind ->
    [closed] Closed
   *[worked] Worked
} { $days }: { $name }
closures-looking = Looking at what this moves: { $looked ->
    [0] the list first
   *[other] { $looked } of { $all ->
        [one] 1 disagreement
       *[other] { $all } disagreements
    }
}.
closures-more-moves = And { $count } more.
closures-counting = { $left ->
    [0] Counting dates anew.
    [one] Counting dates anew: 1 disagreement left.
   *[other] Counting dates anew: { $left } disagreements left.
}
