### What the check of a procedure's file says of each place in it: where it is, what stands there, what was expected.
### A word in quotation marks, and every word that a file is written with, stands as the file has it.

## Where

pack-check-place-in = { $outer }, { $inner }
pack-check-place-agency-types = agency type { $called }
pack-check-place-by-agency = by agency { $called }
pack-check-place-by-priority = by priority { $called }
pack-check-place-caps = cap { $called }
pack-check-place-categories = category { $called }
pack-check-place-closures = closure { $called }
pack-check-place-contacts = contact { $called }
pack-check-place-extra-working-days = extra working day { $called }
pack-check-place-levels-of-need = levels of need { $called }
pack-check-place-notices = notice { $called }
pack-check-place-notification-asks = notification ask { $called }
pack-check-place-outcomes = outcome { $called }
pack-check-place-priorities = priority { $called }
pack-check-place-required-writing = required writing { $called }
pack-check-place-routes = route { $called }
pack-check-place-sends = send { $called }
pack-check-place-stages = stage { $called }
pack-check-place-time-limits = time limit { $called }
pack-check-place-tracks = track { $called }
pack-check-this-file = This file
pack-check-as-in = as in { $place }
pack-check-follows = it follows { $place }

## What stands there

pack-check-nothing = nothing
pack-check-table = a table
pack-check-list = a list of { $count }
pack-check-many-figures = a number of very many figures
pack-check-control-character = { $number } control character
pack-check-entries = { $count } entries
pack-check-characters = { $count } characters
pack-check-byte = the byte { $byte }
pack-check-more-bytes = more than { $most } bytes
pack-check-more-to-mend = more than { $most } things to mend
pack-check-long-key = a key of very many parts
pack-check-nested-brackets = brackets inside brackets
pack-check-nested-tables = tables inside tables
pack-check-empty-list = an empty list
pack-check-no-ladder = no stage on the ladder
pack-check-no-way = no way to this stage
pack-check-place-below = "{ $place }" below a stage with "{ $latest }"
pack-check-statement = a statement to be read aloud
pack-check-stage-numbered = Stage { $number }
pack-check-stage-named = "{ $name }"

## What was expected: the file

pack-check-procedure = a procedure
pack-check-utf-8 = text in UTF-8
pack-check-most-bytes = at most { $most } bytes
pack-check-levels = at most { $most } levels
pack-check-toml-line = a key, an equals sign and a value; or a heading in brackets
pack-check-key-once = each key and each table once
pack-check-another-mark = another """ where the text ends
pack-check-straight-marks = straight quotation marks: "
pack-check-ordinary-space = an ordinary space, or none

## What was expected: a value

pack-check-text = text
pack-check-list-of-texts = a list of texts
pack-check-list-of-tables = a list of tables, each under a heading in double brackets
pack-check-true-or-false = true or false
pack-check-whole-number = a whole number
pack-check-whole-number-from = a whole number from { $first }
pack-check-whole-number-to = a whole number from { $first } to { $last }
pack-check-date = a date, for example 2026-12-29
pack-check-day-there-is = a day that there is, for example 2026-11-30
pack-check-date-between = a date from { $first } to { $last }
pack-check-date-known = a date from { $first } to { $last }, for which the bank holidays are known
pack-check-no-closure = a day that is no closure
pack-check-time-of-day = hours and minutes, for example 09:00
pack-check-time-after = a time after { $start }
pack-check-at-most = at most { $most }
pack-check-at-most-characters = at most { $most } characters
pack-check-visible-signs = letters, figures, spaces and signs
pack-check-id = lower-case letters, figures and hyphens, for example line-managers
pack-check-telephone = figures and spaces, for example 01632 960123; anything else goes into note
pack-check-email = one address, for example duty@example.org

## What was expected: one of several

pack-check-one-of = one of: { $known }
pack-check-perhaps = perhaps "{ $word }"; { $known }
pack-check-named = { $what ->
    [agency] one of the pack's agency_types: { $known }
    [priority] a priority of this track: { $known }
    [limit] a limit of this stage: { $known }
    [stage] a stage of this track: { $known }
   *[track] a track of this pack: { $known }
}
pack-check-none-named = { $what ->
    [agency] one of the pack's agency_types; there is none
    [priority] a priority of this track; there is none
    [limit] a limit of this stage; there is none
    [stage] a stage of this track; there is none
   *[track] a track of this pack; there is none
}
pack-check-one-or-more = one or more
pack-check-each-once = each word once
pack-check-another-than = another { $key } than { $place } has
pack-check-another-id = another id than one in { $place }

## What was expected: stages

pack-check-one-stage = one stage or more
pack-check-ladder-stage = one stage with place = "ladder"
pack-check-place-order = before, then ladder, then after
pack-check-name = a name, or published = false
pack-check-number-no-id = a number that is no other stage's id
pack-check-no-number-or-ladder = no number, or place = "ladder"
pack-check-number-above = a number above { $number }
pack-check-resolved = resolved or resolved-with-actions among them
pack-check-unresolved = "unresolved" among the outcomes of { $place }
pack-check-description = a description by hand, once the stage is reached
pack-check-meeting = a meeting of this stage
pack-check-no-role = no role, or another level
pack-check-who-acts = who acts, or level = "skipped"
pack-check-another-side = another agency or side than { $place } has
pack-check-another-end = another end of the stage, or somebody else
pack-check-when-taken = when this track is taken
pack-check-waiting-track = a track for what can wait, first
pack-check-own-marking = a marking of its own

## What was expected: time limits

pack-check-length = { $unit ->
    [hours] { $number ->
        [one] { $number } hour
       *[other] { $number } hours
    }
    [service-hours] { $number ->
        [one] { $number } service hour
       *[other] { $number } service hours
    }
    [calendar-days] { $number ->
        [one] { $number } calendar day
       *[other] { $number } calendar days
    }
    [working-week] { $number ->
        [one] { $number } working week
       *[other] { $number } working weeks
    }
   *[working-days] { $number ->
        [one] { $number } working day
       *[other] { $number } working days
    }
}
pack-check-length-for = { $length } for "{ $priority }"
pack-check-no-less = no less than { $length }, as { $place } has
pack-check-no-number-or-published = no number, or published = true
pack-check-counts-nothing = no number, for { $unit } counts nothing
pack-check-limit-from-text = a limit from your partnership's current text
pack-check-unit-counted = a unit that is counted
pack-check-stages-in-order = each stage once, in the order of the ladder
pack-check-another-start = another start, or about = "{ $needed }" on this track
pack-check-start-alone = a start that names no other limit
pack-check-not-itself = a start that is not the act { $act } itself
pack-check-form-before = a limit with the act send-form or a notice that sends something, at this stage or before
pack-check-form-on-track = a limit with the act send-form or a notice that sends something, on this track
pack-check-side-of-act = side = "{ $side }", or another act
pack-check-act-done = starts = "act-done", or no after
pack-check-limit-id = the id of a limit of this stage
pack-check-chain = a chain that begins somewhere
pack-check-starts-itself = a limit that can start itself
