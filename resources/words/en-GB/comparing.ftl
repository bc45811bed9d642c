### What is different between two versions of a procedure. Each is said after its stage ("Stage 2: the reply was due in
### 3 working days, now 2") or alone, with a capital. Labels, names and texts stand as the author of the procedure wrote them.

## Routes and stages

comparing-route = the route
comparing-route-new = the route "{ $title }" is new: { $stages }
comparing-route-gone = the route "{ $title }" is gone
comparing-routes-order = the routes stand in another order
comparing-stage-new = { $stage } is new: { $name }
comparing-stage-gone = { $stage }, { $name }, is gone
comparing-stage-gone-alone = { $stage }, is gone
comparing-stages-order = the stages stand in another order: { $stages }
comparing-stages-next = { $first }, { $next }
comparing-number = its number was { $was }, now { $now }
comparing-not-given = not given
comparing-name = its name was { $was }, now { $now }
comparing-not-published = not published here
comparing-published = { $now ->
    [yes] { $subject } is now published here
   *[no] { $subject } is not published here any more
}
comparing-optional = { $now ->
    [yes] { $subject } may now be passed over
   *[no] { $subject } may no longer be passed over without a reason
}
comparing-formal = { $now ->
    [yes] { $subject } is now formal
   *[no] { $subject } is now informal
}
comparing-urgent = { $now ->
    [yes] { $subject } is now wanted without delay
   *[no] { $subject } is no longer marked as wanted without delay
}
comparing-round-the-clock = { $now ->
    [yes] { $subject } now runs by night and at weekends too
   *[no] { $subject } no longer runs by night and at weekends
}
comparing-fast = { $now ->
    [yes] { $subject } is now an immediate one
   *[no] { $subject } is no longer an immediate one
}
comparing-starts-anywhere = { $now ->
    [yes] { $subject } may now be entered at any stage
   *[no] { $subject } may no longer be entered at any stage
}
comparing-own-words = { $now ->
    [yes] { $subject } now has its own words
   *[no] { $subject } no longer has its own words
}
comparing-marking = { $what } was { $was }, now { $now }
comparing-marking-of-procedure = the one of the whole procedure
comparing-marking-of-route = one that suits each route
comparing-covers = { $subject } covered { $was }, now { $now }
comparing-leads = { $subject } led to { $was }, now to { $now }
comparing-no-route = no route of this procedure
comparing-format = the file was written in format { $was }, now in format { $now }

## Time limits

comparing-was-due = { $subject } was due { $was }, now { $now }
comparing-due = { $unit ->
    [hours] { $number ->
        [one] in { $number } hour
       *[other] in { $number } hours
    }
    [service-hours] { $number ->
        [one] in { $number } service hour
       *[other] in { $number } service hours
    }
    [calendar-days] { $number ->
        [one] in { $number } calendar day
       *[other] in { $number } calendar days
    }
    [working-week] { $number ->
        [one] in a working week ({ $days } working days)
       *[other] in { $number } working weeks ({ $days } working days)
    }
   *[working-days] { $number ->
        [one] in { $number } working day
       *[other] in { $number } working days
    }
}
comparing-due-not-counted = { $unit ->
    [immediately] at once
    [same-working-day] on the same working day
   *[none] without a time limit
}
comparing-due-not-given = in a limit that is not given
comparing-due-not-published = with a limit not published here
comparing-counted = { $subject } was counted { $was }, now { $now }
comparing-from = { $event ->
    [decision-heard] from hearing of the decision
    [raised] from raising it
    [stage-started] from the start of the stage
    [discussion] from the discussion
    [reply] from the reply
    [agreed] from the agreement
    [confirmed] from the written confirmation
    [met] from the meeting
    [form-received] from receiving the form
    [conference] from the conference
    [review] from the review date
   *[act-done] from the act before it
}
comparing-when-done = when "{ $label }" is done
comparing-for = { $subject } for "{ $priority }"
comparing-was-for = { $subject } was for "{ $was }", now for "{ $now }"
comparing-priority-new = { $subject } is now due { $due } for "{ $priority }"
comparing-priority-gone = { $subject } no longer has its own limit for "{ $priority }"; it was due { $due }
comparing-priorities-order = the limits by priority of { $subject } stand in another order
comparing-asked = { $subject } asked for { $was }, now for { $now }
comparing-act = { $act ->
    [raise] raising it
    [acknowledge] the acknowledgement
    [discuss] the discussion
    [reply] the reply
    [agree] the agreement
    [confirm] the written confirmation
    [read-file] reading the file
    [send-form] sending the form
    [call-meeting] calling the meeting
    [meet] the meeting
    [record] writing it down
    [inform] telling those named
   *[tell-partnership] telling the partnership
}
comparing-step = { $side ->
    [raising] { $subject } was the receiving side's step, now the raising side's
   *[receiving] { $subject } was the raising side's step, now the receiving side's
}
comparing-step-new = { $side ->
    [raising] { $subject } is now the raising side's step
   *[receiving] { $subject } is now the receiving side's step
}
comparing-step-of-nobody = { $side ->
    [raising] { $subject } is no longer said to be the raising side's step
   *[receiving] { $subject } is no longer said to be the receiving side's step
}
comparing-limit-new = { $side ->
    [none] there is a new time limit: "{ $label }", due { $due }
    [raising] there is a new time limit: "{ $label }", due { $due }, by the raising side
   *[receiving] there is a new time limit: "{ $label }", due { $due }, by the receiving side
}
comparing-limit-gone = the time limit for "{ $label }" is gone; it was due { $due }
comparing-limits-order = the time limits stand in another order

## Who acts

comparing-side = { $side ->
    [raising] the raising side
    [receiving] the receiving side
   *[both] both sides
}
comparing-agency-side = what is said of { $agency } was for { $was }, now for { $now }
comparing-agency-new = { $subject } is now named by itself: { $level }
comparing-agency-new-role = { $subject } is now named by itself: { $level }, { $role }
comparing-agency-gone = { $subject } is no longer named by itself
comparing-agencies-order = the kinds of agency stand in another order
comparing-level = { $level ->
    [acts] somebody at this level
    [delegated] nobody at this level, somebody else acts for it
   *[skipped] nobody at this level, the stage is passed over
}
comparing-meeting = the meeting
comparing-meeting-new = there is now a meeting: "{ $name }"
comparing-meeting-gone = there is no meeting any more; it was "{ $name }"

## Who is told

comparing-telling = telling { $whom } at { $where }
comparing-told-elsewhere = { $whom } is now told at { $now }, before at { $was }
comparing-told-new = { $whom } is now told at { $where } too
comparing-told-gone = { $whom } is no longer told at { $where }
comparing-notices-order = what is said about telling the partnership stands in another order
comparing-notice-at = { $at ->
    [start] { $subject } was at the start before
   *[end] { $subject } was at the end before
}
comparing-at-stage = { $end ->
    [start] the start of { $stage }
    [end] the end of { $stage }
   *[none] { $stage }
}

## Lists

comparing-new = { $subject } is new
comparing-gone = { $subject } is gone
comparing-item = { $list ->
    [priorities] the priority "{ $label }"
    [caps] the overall limit "{ $label }"
    [categories] the category "{ $label }"
    [levels_of_need] the level of need "{ $label }"
    [routes] the way out "{ $label }"
    [agency_types] the kind of agency "{ $label }"
    [contacts] the contact "{ $label }"
    [closures] the closure "{ $label }"
    [extra_working_days] the extra working day "{ $label }"
   *[required_writing] the writing "{ $label }"
}
comparing-items-order = { $list ->
    [priorities] the priorities stand in another order
    [caps] the overall limits stand in another order
    [categories] the categories stand in another order
    [levels_of_need] the levels of need stand in another order
    [routes] the ways out stand in another order
    [agency_types] the kinds of agency stand in another order
    [contacts] the contacts stand in another order
    [closures] the closures stand in another order
    [extra_working_days] the extra working days stand in another order
   *[required_writing] the pieces of writing stand in another order
}
comparing-text-new = { $list ->
    [outcomes] { $subject } now has the possible outcome "{ $name }"
    [notification_asks] { $subject } now has the part of a notification "{ $name }"
   *[sends] { $subject } now has the enclosure "{ $name }"
}
comparing-text-gone = { $list ->
    [outcomes] { $subject } no longer has the possible outcome "{ $name }"
    [notification_asks] { $subject } no longer has the part of a notification "{ $name }"
   *[sends] { $subject } no longer has the enclosure "{ $name }"
}
comparing-texts-order = { $list ->
    [outcomes] the outcomes of { $subject } stand in another order
    [notification_asks] the parts of a notification of { $subject } stand in another order
   *[sends] the enclosures of { $subject } stand in another order
}
comparing-local-day = { $name }, { DATE($date, year: "yes") }
comparing-day = { $subject } was { DATE($was, year: "yes") }, now { DATE($now, year: "yes") }

## Single texts and values

comparing-it = it
comparing-this = this
comparing-of = { $what } of { $subject }
comparing-quoted = "{ $words }"
comparing-was-now = { $what } was "{ $was }", now "{ $now }"
comparing-now-given = { $what } is now given: "{ $now }"
comparing-no-longer-given = { $what } is no longer given; it was "{ $was }"
comparing-now-says = { $what } now says: "{ $sentence }"
comparing-no-longer-says = { $what } no longer says: "{ $sentence }"
comparing-set-out = { $what } says the same, set out differently
comparing-worded = { $what } was: { $was }; now: { $now }
comparing-id = { $what } in the file was "{ $was }", now "{ $now }"
comparing-in-file = { $subject }: "{ $field }" in the file was { $was }, now { $now }
comparing-about = { $about ->
    [child] a child
    [adult] an adult
    [conference] dissent from a conference
    [review] the review of a looked-after child
   *[theme] a theme without a single child
}
comparing-place = { $place ->
    [before] before the ladder
    [ladder] on the ladder
   *[after] after the ladder
}
comparing-partnership = { $role ->
    [none] takes no part
    [records] keeps a record and takes no other part
    [mediates] mediates
    [chairs] chairs the meeting
   *[decides] decides
}

## What a text or value is called

comparing-part-addressee = the addressee
comparing-part-advice = the advice
comparing-part-date-of-the-source = the date of the source
comparing-part-e-mail-address = the e-mail address
comparing-part-end-of-service-hours = the end of service hours
comparing-part-first-question = the first question
comparing-part-guidance = the guidance
comparing-part-guidance-in-welsh = the guidance in Welsh
comparing-part-handling-marking = the handling marking
comparing-part-id = the id
comparing-part-its-place = its place
comparing-part-level = the level
comparing-part-meaning = the meaning
comparing-part-means = the means
comparing-part-name = the name
comparing-part-nation-whose-bank-holidays-count = the nation whose bank holidays count
comparing-part-quorum = the quorum
comparing-part-reason-to-choose = the reason to choose
comparing-part-remark = the remark
comparing-part-remark-on-how-it-was-encoded = the remark on how it was encoded
comparing-part-remark-on-the-source = the remark on the source
comparing-part-retention-rule = the retention rule
comparing-part-role = the role
comparing-part-start-of-service-hours = the start of service hours
comparing-part-statement-to-be-read-aloud = the statement to be read aloud
comparing-part-subject = the subject
comparing-part-telephone-number = the telephone number
comparing-part-title = the title
comparing-part-title-of-the-source = the title of the source
comparing-part-version = the version
comparing-part-what-a-stage-is-called = what a stage is called
comparing-part-what-the-child-is-called = what the child is called
comparing-part-what-the-lead-professional-is-called = what the lead professional is called
comparing-part-what-the-partnership-does = what the partnership does
comparing-part-what-the-partnership-is-called = what the partnership is called
comparing-part-what-the-safeguarding-lead-is-called = what the safeguarding lead is called
comparing-part-who-acts = who acts
comparing-part-who-acts-on-the-raising-side = who acts on the raising side
comparing-part-who-acts-on-the-receiving-side = who acts on the receiving side
comparing-part-who-calls = who calls
comparing-part-who-chairs = who chairs
comparing-part-who-writes = who writes
comparing-part-wording = the wording
