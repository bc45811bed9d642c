### A procedure described: its stages, limits and notices, as somebody reads them before adopting it, and an example of
### its dates. Labels, roles and texts stand as the author of the procedure wrote them.

## What a stage is called

describing-stage-number = { $stage } { $number }
describing-stage-full = { $stage } { $number }: { $name }
describing-stage-not-published = { $stage } not published here
describing-stage-inside = { $stage ->
    [Stage] stage
    [Step] step
    [Level] level
   *[other] { $stage }
}
describing-stage-number-inside = { describing-stage-inside } { $number }
describing-stages = { $count ->
    [one] { describing-stage-inside } { $numbers }
   *[other] { describing-stage-inside }s { $numbers }
}
describing-stages-named = { $stages }
describing-whole-route = the whole route
describing-stage-marked = { $stage } ({ $marks })
describing-mark = { $mark ->
    [not-published] Not published here: describe it by hand
    [before] Before the ladder
    [after] After the ladder
    [optional] May be passed over
    [urgent] Without delay
   *[informal] Informal
}
describing-mark-inside = { $mark ->
    [not-published] not published here: describe it by hand
    [before] before the ladder
    [after] after the ladder
    [optional] may be passed over
    [urgent] without delay
   *[informal] informal
}

## Who acts

describing-both-sides = On both sides: { $role }.
describing-raising-side = Raising side: { $role }.
describing-receiving-side = Receiving side: { $role }.
describing-not-published = not published here
describing-who-not-published = Who acts is not published here.
describing-agency-on-side = { $side ->
    [raising] { $agency } on the raising side
   *[receiving] { $agency } on the receiving side
}
describing-agency-skipped = { $agency }: nobody at this level; the { describing-stage-inside } is passed over.
describing-agency-role = { $level ->
    [delegated] { $agency }: nobody at this level; acting for it: { $role }.
   *[acts] { $agency }: { $role }.
}
describing-agency-no-role = { $level ->
    [delegated] { $agency }: nobody at this level; somebody else acts for it.
   *[acts] { $agency }: it has somebody at this level.
}

## Time limits

describing-limit = { $label }: { $lengths }.
describing-limit-none = { $label }: no time limit.
describing-limit-not-published = { $label }: the time limit is not published here.
describing-label = { $side ->
    [raising] { $label } (the raising side)
   *[receiving] { $label } (the receiving side)
}
describing-lengths = { $own } from { $since }
describing-lengths-at-once = at once, from { $since }
describing-lengths-pressing = { $own } ({ $pressing })
describing-lengths-only-pressing = no limit, but from { $since } { $pressing }
describing-length-for = { $priority }: { $length }
describing-length = { $unit ->
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
        [one] a working week ({ $days } working days)
       *[other] { $number } working weeks ({ $days } working days)
    }
   *[working-days] { $number ->
        [one] { $number } working day
       *[other] { $number } working days
    }
}
describing-length-not-counted = { $unit ->
    [immediately] at once
    [same-working-day] the same working day
   *[none] no limit
}
describing-length-not-given = a limit that is not given
describing-since = { $event ->
    [decision-heard] hearing of the decision
    [raised] raising it
    [stage-started] the start of the { describing-stage-inside }
    [discussion] the discussion
    [reply] the reply
    [agreed] the agreement
    [confirmed] the written confirmation
    [met] the meeting
    [form-received] receiving the form
    [conference] the conference
    [review] the review date
   *[act-done] the act before it
}
describing-since-done = when this is done: "{ $label }"
describing-overall = { $together ->
    [yes] { $label }. It covers { $over } together: { $lengths }, whatever the single limits say.
   *[no] { $label }. It covers { $over }: { $lengths }, whatever the single limits say.
}
describing-overall-not-published = { $together ->
    [yes] { $label }. It covers { $over } together; how long is not published here.
   *[no] { $label }. It covers { $over }; how long is not published here.
}

## Writing, telling, meeting, ending

describing-to-write = To be written: { $writing }
describing-writing = { $part ->
    [raising] { $label } (the raising side writes it).
    [receiving] { $label } (the receiving side writes it).
   *[both] { $label } (both sides write it).
}
describing-told = { $at ->
    [start] { $whom } is told at the start
   *[end] { $whom } is told at the end
}
describing-told-partnership = { $at ->
    [start] The { $partnership } is told at the start
   *[end] The { $partnership } is told at the end
}
describing-told-within = { $told }, within { $length }
describing-told-sentence = { $told }.
describing-told-how = { $told } How: { $how }.
describing-told-with = { $told } With it: { $documents }.
describing-partnership = { $role ->
    [records] The { $partnership } keeps a record and takes no other part.
    [mediates] The { $partnership } mediates.
    [chairs] The { $partnership } chairs the meeting.
   *[decides] The { $partnership } decides.
}
describing-meeting = Meeting: { $name }.
describing-meeting-called = { $said } Called by: { $who }.
describing-meeting-chaired = { $said } Chaired by: { $who }.
describing-meeting-quorum = { $said } Quorum: { $quorum }.
describing-read-aloud = To be read aloud: { $words }
describing-ends = The { describing-stage-inside } may end: { $ways }.
describing-outcome = { $outcome ->
    [resolved] resolved
    [resolved-with-actions] resolved with actions outstanding
   *[unresolved] unresolved
}
describing-no-outcome = no outcome

## The procedure as a whole

describing-title = { $title }, version { $version }
describing-outline = This is an outline: not all of it is published here.
describing-about = { $what }: { $words }
describing-list = { $first }; { $next }
describing-remarked = { $words } ({ $remark }.)
describing-source = Source
describing-source-is = { $title }, { $date }. { $note }
describing-bank-holidays = Bank holidays
describing-bank-holidays-of = Those of { $nation }.
describing-hours = Service hours
describing-hours-from = { $start } to { $end } on working days.
describing-closed-on = Closed on
describing-worked-on = Worked on
describing-local-day = { DATE($date, year: "yes") } ({ $name })
describing-categories = Categories
describing-levels = Levels of need
describing-agencies = Kinds of agency
describing-notification = A notification says
describing-asks = { $asks }
describing-ask = { $ask ->
    [agencies] agencies
    [stage] { describing-stage-inside }
    [category] category
    [dates] dates
    [level-of-need] level of need
   *[other] { $ask }
}
describing-retention = How long records are kept
describing-welsh = In Welsh
describing-marking = Marking on every page
describing-for-every = For every { describing-stage-inside }
describing-taken-when = Taken when: { $when }.
describing-any-start = It may begin at any { describing-stage-inside }.
describing-first = First: { $question }
describing-guidance = Guidance: { $guidance }
describing-priority = { $runs_on ->
    [yes] { $priority }. It runs by night and at weekends too.
   *[no] { $priority }.
}
describing-other-ways = Some concerns go another way
describing-way-out = { $instead } Here it has its own route: "{ $title }".

## The time limits of one stage, worked out

describing-timer = { $label }: { $when }.
describing-timer-overall = Overall limit, { $over }: { $label }
describing-nearest = The nearest overall limit is { $label }, on { DATE($due, year: "yes") }.
describing-other-priorities = Counted without a priority. { $priorities } would give other dates here.
describing-no-priority = Counted without a priority. None of this route's priorities changes a date here.
describing-no-store = Closures kept in a store are not counted here.

## A worked example

describing-example-supposed = Worked out as if every act were done in its last hour and each { describing-stage-inside } began when the one before is due. What has no limit of its own is taken to happen at once.
describing-example-fast = This is an immediate route: it may begin at any { describing-stage-inside }, and here it begins at the first.
describing-example-from = From { DATE($begins, year: "yes") }.
describing-example-no-begin = Without a date: the { describing-stage-inside } before it has no limit that ends.
describing-example-line = { $what }: { $when }.
describing-example-tell = { $at ->
    [start] Tell { $whom } (start of the { describing-stage-inside })
   *[end] Tell { $whom } (end of the { describing-stage-inside })
}
describing-example-when = { $at ->
    [start] when the { describing-stage-inside } begins
   *[end] when the { describing-stage-inside } ends
}
describing-example-due = { $how ->
    [at-once] at once, { DATE($due, year: "yes") }
   *[by] by { DATE($due, year: "yes") }
}
describing-example-no-date = { $state ->
    [not-published] limit not published here
    [no-limit] no time limit
   *[not-started] no date yet
}
describing-example-overall = { $label } ({ $over })
describing-example-overall-first = { $label } ends before this, { $when }, and comes first.
describing-example-not-published = Who acts, or by when, is not published here.
describing-example-no-end = Nothing here says when this { describing-stage-inside } ends.
